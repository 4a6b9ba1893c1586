import type { SsoRefusalReason } from "@rollcall/contract/sso-sign-ins";
import type { Translate } from "../../texts/use-text.ts";

/** Why a sign-in was refused, in plain words for who configures the connection, with what to do where there is something. */
export function reasonText(reason: SsoRefusalReason, t: Translate): string {
  return { ...messageReasons(t), ...beginningReasons(t), ...personReasons(t) }[reason];
}

type Words<Reason extends SsoRefusalReason> = Record<Reason, string>;

function messageReasons(t: Translate) {
  return {
    malformed: t("The answer could not be read. If it goes on, import the metadata of the identity provider again."),
    too_large: t("The answer is too large. Send fewer groups or attributes."),
    not_signed: t("The answer is not signed. Let the identity provider sign the assertion."),
    bad_signature: t(
      "The signature does not fit any certificate here. Most often the identity provider has a new certificate: import its metadata again.",
    ),
    weak_algorithm: t("It is signed by an algorithm that is no longer safe. Choose SHA-256 at the identity provider."),
    wrong_audience: t(
      "The answer is meant for somebody else. Compare the Entity ID (audience) at the identity provider with ours.",
    ),
    wrong_destination: t("The answer is addressed elsewhere. Compare the ACS URL at the identity provider with ours."),
    wrong_issuer: t("Another identity provider answered than the one that is set up here."),
    provider_refused: t(
      "The identity provider itself said no. Often the person is not assigned to the application there.",
    ),
    expired: t("The answer came too late, or the clocks are more than a minute apart."),
    not_yet_valid: t("The answer is from the future: the clock of one side is wrong."),
    not_encrypted: t("The assertion is not encrypted, which this connection asks for."),
    cannot_decrypt: t(
      "The assertion is encrypted for another certificate. Give our certificate to the identity provider.",
    ),
    replayed: t("This answer was used already. If nobody pressed “back”, somebody may have copied it."),
    code_refused: t("The identity provider did not take our code or client secret. The secret may have expired."),
    bad_token: t("The token of the identity provider is not one to trust: its signature, issuer or audience is wrong."),
    provider_unreachable: t("The server of the identity provider did not answer."),
  } satisfies Partial<Words<SsoRefusalReason>>;
}

function beginningReasons(t: Translate) {
  return {
    not_started_here: t("It answers a sign-in that did not begin here."),
    other_browser: t("It came back in another browser than it began in."),
    started_too_long_ago: t("The person took too long at the identity provider, or went back to an old page."),
    idp_initiated_off: t(
      "The identity provider began it, which is switched off here. Let people begin at Rollcall, or switch it on.",
    ),
    connection_disabled: t("The connection is not enabled."),
    not_fresh: t("The identity provider did not ask the person again, as was wanted."),
  } satisfies Partial<Words<SsoRefusalReason>>;
}

function personReasons(t: Translate) {
  return {
    subject_missing: t("The answer does not say who it is about: it has no subject."),
    subject_changes: t(
      "The subject is different at every sign-in. Let the identity provider send a lasting one, such as an employee ID.",
    ),
    email_missing: t("The answer has no e-mail address. Check the name of its attribute."),
    email_invalid: t("What came as the e-mail address is none. Check the name of its attribute."),
    email_not_verified: t("The identity provider has not verified the e-mail address."),
    email_outside_domains: t("The address is in none of the verified domains of this connection."),
    removed_before: t("An Admin removed this person. “Allow again” in their details lets them back."),
    suspended: t("The person is suspended here."),
    plan_required: t("The plan does not allow more members."),
    address_taken: t("Another member has this address."),
  } satisfies Partial<Words<SsoRefusalReason>>;
}
