import * as z from "zod";
import { GivenPassword, SecondStepMethod } from "./identity.ts";
import { MemberId, OrganizationId, PasskeyId } from "./ids.ts";
import { operation } from "./operation.ts";
import { PasskeyAnswer, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from "./passkeys.ts";
import { oneLine } from "./text.ts";

/** Six digits of an authenticator app; people type them with a space in the middle. */
export const AppCode = z
  .string()
  .max(20, "must be the six digits that the app shows")
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "must be the six digits that the app shows"));
/** One of the codes that were shown when the second factor was set up. */
export const RecoveryCode = z.string().trim().min(1, "must not be empty").max(60, "must be one of your recovery codes");

const proofs = { code: AppCode.optional(), recovery_code: RecoveryCode.optional(), passkey: PasskeyAnswer.optional() };
const oneProof = (proof: Record<string, unknown>) =>
  Object.values(proof).filter((each) => each !== undefined).length === 1;

/** The second step of a sign-in: exactly one of them. */
export const SecondStep = z.strictObject(proofs).refine(oneProof, "must hold exactly one proof");
export type SecondStep = z.infer<typeof SecondStep>;

/** Proving again who one is: exactly one of them. The password counts only where there is no second factor. */
export const Confirmation = z
  .strictObject({ password: GivenPassword.optional(), ...proofs })
  .refine(oneProof, "must hold exactly one proof");
export type Confirmation = z.infer<typeof Confirmation>;

/** With what somebody can prove again who they are; a `link` is a sign-in link, mailed. */
export const confirmationMethods = ["password", "totp", "passkey", "recovery_code", "link"] as const;
export const ConfirmationMethod = z.enum(confirmationMethods);
export type ConfirmationMethod = z.infer<typeof ConfirmationMethod>;

/** A passkey of a User: both factors in one, so it signs in alone. */
export const Passkey = z.object({
  id: PasskeyId,
  name: z.string(),
  /** Whether the provider of the passkey keeps it on several devices. */
  is_synced: z.boolean(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable(),
});
export type Passkey = z.infer<typeof Passkey>;

export const PasskeyName = oneLine(60);

/** What one set up besides the password. */
export const MySecondFactor = z.object({
  /** Since when an authenticator app is set up; null when none is. */
  totp_since: z.iso.datetime().nullable(),
  passkeys: z.array(Passkey),
  recovery_codes_left: z.number().int(),
  /** The Organizations that require one. */
  required_by: z.array(z.object({ id: OrganizationId, name: z.string() })),
  /** How one can prove again who one is, the best way first. */
  confirm_with: z.array(ConfirmationMethod),
  /** Until when the last such proof counts as fresh. */
  fresh_until: z.iso.datetime(),
  /** Whether this installation has an address that browsers make passkeys for. */
  passkeys_available: z.boolean(),
});
export type MySecondFactor = z.infer<typeof MySecondFactor>;

const signInPath = "/v1/sign-in";

export const beginPasskeySignIn = operation({
  name: "sign_in.passkey.begin",
  summary: "Ask for the challenge that a passkey answers in place of a password.",
  method: "POST",
  path: `${signInPath}/passkey/challenge`,
  access: "public",
  output: PasskeyRequest,
  success: 200,
  refusals: ["passkeys_unavailable", "rate_limited"],
});

export const signInWithPasskey = operation({
  name: "sign_in.passkey",
  summary: "Sign in with a passkey alone: it is both factors. Sets the session cookie.",
  method: "POST",
  path: `${signInPath}/passkey`,
  access: "public",
  body: z.strictObject({ passkey: PasskeyAnswer }),
  success: 204,
  refusals: ["passkey_refused", "rate_limited"],
});

export const getSecondStep = operation({
  name: "sign_in.second_step.get",
  summary: "What this browser's sign-in waits for.",
  method: "GET",
  path: `${signInPath}/second-step`,
  access: "public",
  output: z.object({ email: z.string(), methods: z.array(SecondStepMethod), expires_at: z.iso.datetime() }),
  success: 200,
  refusals: ["second_step_expired"],
});

export const beginPasskeySecondStep = operation({
  name: "sign_in.second_step.begin_passkey",
  summary: "Ask for the challenge that a passkey of this account answers as the second step.",
  method: "POST",
  path: `${signInPath}/second-step/challenge`,
  access: "public",
  output: PasskeyRequest,
  success: 200,
  refusals: ["second_step_expired", "passkeys_unavailable", "rate_limited"],
});

export const takeSecondStep = operation({
  name: "sign_in.second_step.take",
  summary: "Finish signing in with a code, a recovery code or a passkey. Sets the session cookie.",
  method: "POST",
  path: `${signInPath}/second-step`,
  access: "public",
  body: SecondStep,
  success: 204,
  refusals: ["second_step_expired", "second_factor_wrong", "passkey_refused", "rate_limited"],
});

export const getMySecondFactor = operation({
  name: "me.second_factor.get",
  summary: "Get one's own authenticator app, passkeys and recovery codes left, and how to prove again who one is.",
  method: "GET",
  path: "/v1/me/second-factor",
  access: "signed_in",
  output: MySecondFactor,
  success: 200,
  refusals: [],
});

export const beginConfirmation = operation({
  name: "me.confirm.begin_passkey",
  summary: "Ask for the challenge that one's own passkey answers to prove again who one is.",
  method: "POST",
  path: "/v1/me/confirm/challenge",
  access: "signed_in",
  output: PasskeyRequest,
  success: 200,
  refusals: ["passkeys_unavailable", "rate_limited"],
});

export const confirmMe = operation({
  name: "me.confirm",
  summary: "Prove again who one is, so that this session counts as fresh for ten minutes.",
  method: "POST",
  path: "/v1/me/confirm",
  access: "signed_in",
  body: Confirmation,
  output: z.object({ fresh_until: z.iso.datetime() }),
  success: 200,
  refusals: ["password_wrong", "second_factor_wrong", "passkey_refused", "rate_limited"],
});

/** Recovery codes, in the clear for this one time; null when those made before still hold. */
const RecoveryCodes = z.array(z.string());

/** What `me.totp.start` gave, as it was. */
const Setup = z
  .string()
  .max(500, "must have at most 500 characters")
  .regex(/^[A-Za-z0-9_-]+$/, "must be as it was given");

export const startTotp = operation({
  name: "me.totp.start",
  summary: "Begin to set up an authenticator app. An app that is set up works on until the new one is confirmed.",
  method: "POST",
  path: "/v1/me/totp",
  access: "signed_in",
  fresh: true,
  output: z.object({
    /** In base 32, to type into the app. */
    secret: z.string(),
    /** `otpauth://`, to show as a QR code. */
    uri: z.string(),
    /** Goes back with the first code; nothing is stored until then. */
    setup: z.string(),
  }),
  success: 200,
  refusals: ["email_not_verified"],
});

export const confirmTotp = operation({
  name: "me.totp.confirm",
  summary: "Finish setting up an authenticator app with a first code. Ends every other session.",
  method: "POST",
  path: "/v1/me/totp/confirm",
  access: "signed_in",
  fresh: true,
  body: z.strictObject({ setup: Setup, code: AppCode }),
  output: z.object({ recovery_codes: RecoveryCodes.nullable() }),
  success: 200,
  refusals: ["totp_setup_expired", "totp_code_wrong", "email_not_verified", "rate_limited"],
});

export const removeTotp = operation({
  name: "me.totp.remove",
  summary: "Remove one's own authenticator app.",
  method: "DELETE",
  path: "/v1/me/totp",
  access: "signed_in",
  fresh: true,
  success: 204,
  refusals: ["second_factor_needed_here"],
});

export const makeRecoveryCodes = operation({
  name: "me.recovery_codes.make",
  summary: "Make ten new recovery codes. The ones before stop working.",
  method: "POST",
  path: "/v1/me/recovery-codes",
  access: "signed_in",
  fresh: true,
  output: z.object({ recovery_codes: RecoveryCodes }),
  success: 201,
  refusals: ["second_factor_missing"],
});

export const beginPasskey = operation({
  name: "me.passkeys.begin",
  summary: "Ask for what the browser makes a passkey from.",
  method: "POST",
  path: "/v1/me/passkeys/challenge",
  access: "signed_in",
  fresh: true,
  output: PasskeyCreation,
  success: 200,
  refusals: ["passkeys_unavailable", "email_not_verified", "rate_limited"],
});

export const addPasskey = operation({
  name: "me.passkeys.add",
  summary: "Add the passkey that the browser made. The first second factor ends every other session.",
  method: "POST",
  path: "/v1/me/passkeys",
  access: "signed_in",
  fresh: true,
  body: z.strictObject({ name: PasskeyName, passkey: PasskeyAttestation }),
  output: z.object({ passkey: Passkey, recovery_codes: RecoveryCodes.nullable() }),
  success: 201,
  refusals: ["passkey_refused", "passkeys_unavailable", "email_not_verified"],
});

const ofPasskey = z.strictObject({ passkey_id: PasskeyId });

export const renamePasskey = operation({
  name: "me.passkeys.rename",
  summary: "Rename one of one's own passkeys.",
  method: "PATCH",
  path: "/v1/me/passkeys/{passkey_id}",
  access: "signed_in",
  params: ofPasskey,
  body: z.strictObject({ name: PasskeyName }),
  output: Passkey,
  success: 200,
  refusals: [],
});

export const removePasskey = operation({
  name: "me.passkeys.remove",
  summary: "Remove one of one's own passkeys.",
  method: "DELETE",
  path: "/v1/me/passkeys/{passkey_id}",
  access: "signed_in",
  fresh: true,
  params: ofPasskey,
  success: 204,
  refusals: ["second_factor_needed_here", "last_sign_in_method"],
});

const Counts = z.object({ active: z.number().int(), without: z.number().int() });

/** Whether an Organization requires a second factor of its members, and who has none. */
export const SecondFactorRule = z.object({
  required: z.boolean(),
  /** How many days somebody has to set one up, from when it became required or they joined. */
  grace_days: z.number().int(),
  required_since: z.iso.datetime().nullable(),
  /** Active members, and how many of them have none. */
  members: Counts,
  /** The same of those who hold Admin directly. */
  admins: Counts,
});
export type SecondFactorRule = z.infer<typeof SecondFactorRule>;

const inOrganization = z.strictObject({ organization_id: OrganizationId });

export const getSecondFactorRule = operation({
  name: "second_factor_rule.get",
  summary: "Get whether an Organization requires a second factor, and how many members have none.",
  method: "GET",
  path: "/v1/organizations/{organization_id}/second-factor",
  access: "organization:read",
  params: inOrganization,
  output: SecondFactorRule,
  success: 200,
  refusals: [],
});

export const setSecondFactorRule = operation({
  name: "second_factor_rule.set",
  summary: "Require a second factor of every member after a time of grace, or no longer.",
  method: "PUT",
  path: "/v1/organizations/{organization_id}/second-factor",
  access: "access:write",
  fresh: true,
  params: inOrganization,
  body: z.strictObject({
    required: z.boolean(),
    grace_days: z.number().int("must be a whole number").min(0, "must be from 0 to 90").max(90, "must be from 0 to 90"),
  }),
  output: SecondFactorRule,
  success: 200,
  refusals: ["second_factor_missing"],
});

export const resetMemberSecondFactor = operation({
  name: "members.second_factor.reset",
  summary: "Take the second factor of a member away and sign them out, so that they set it up anew.",
  method: "POST",
  path: "/v1/organizations/{organization_id}/members/{member_id}/second-factor/reset",
  access: "members.second_factor:reset",
  fresh: true,
  params: z.strictObject({ organization_id: OrganizationId, member_id: MemberId }),
  success: 204,
  refusals: ["above_your_own", "belongs_elsewhere", "second_factor_missing"],
});
