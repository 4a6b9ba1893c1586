import { readAttributes } from "./attributes.ts";
import { readEnvelope } from "./envelope.ts";
import { CLOCK_SKEW_MS, instantOf, isAhead, isOver, MAX_AGE_MS, optionalInstant } from "./instants.ts";
import { type NameId, readNameId } from "./name-id.ts";
import { METHOD_BEARER, NS } from "./names.ts";
import { SamlRefusal } from "./refusal.ts";
import { attribute, childElements, children, onlyChild, optionalChild, textOf } from "./xml.ts";

export type AssertionExpectation = {
  idpEntityId: string;
  spEntityId: string;
  acsUrl: string;
  /** The request that the response answers, if it answers one; the assertion has to say the same. */
  inResponseTo: string | undefined;
  now: Date;
};

export type ReadAssertion = NameId & {
  assertionId: string;
  /** Refuse the same `assertionId` of this provider until then; afterwards the message refuses itself. */
  rememberUntil: Date;
  notOnOrAfter: Date;
  sessionIndex: string | undefined;
  sessionNotOnOrAfter: Date | undefined;
  /** When and how the person proved at the provider who they are. */
  authnInstant: Date;
  authnContext: string | undefined;
  attributes: Record<string, string[]>;
};

const PARTS = ["Issuer", "Signature", "Subject", "Conditions", "Advice", "AuthnStatement", "AttributeStatement"];
const CONDITIONS = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"];

/** Reads an assertion that was signed. Everything that it says about for whom, where and when it holds is checked. */
export function readAssertion(assertion: Element, expected: AssertionExpectation): ReadAssertion {
  const { id, issuedAt } = readEnvelope(assertion, expected.idpEntityId, expected.now);
  guardParts(assertion, PARTS, "unexpected_content");
  const subject = onlyChild(assertion, [NS.assertion, "Subject"], "subject_missing");
  const nameId = readNameId(subject);
  const notOnOrAfter = readConfirmation(subject, expected);
  guardConditions(assertion, expected);

  const latest = Math.min(notOnOrAfter.getTime(), issuedAt.getTime() + MAX_AGE_MS);
  return {
    ...nameId,
    assertionId: id,
    rememberUntil: new Date(latest + CLOCK_SKEW_MS),
    notOnOrAfter,
    ...readAuthentication(assertion, expected.now),
    attributes: readAttributes(assertion),
  };
}

function guardParts(
  element: Element,
  names: readonly string[],
  reason: "unexpected_content" | "condition_unknown",
): void {
  const stranger = childElements(element).find(({ localName }) => !names.includes(localName));
  if (stranger) throw new SamlRefusal(reason, { received: stranger.localName });
}

/** Whoever bears the assertion may use it: here only, until its end, and for the request that they made. */
function readConfirmation(subject: Element, { acsUrl, inResponseTo, now }: AssertionExpectation): Date {
  const bearers = children(subject, NS.assertion, "SubjectConfirmation").filter(
    (confirmation) => attribute(confirmation, "Method") === METHOD_BEARER,
  );
  const [bearer, ...others] = bearers;
  if (!bearer || others.length > 0) throw new SamlRefusal("confirmation_missing");
  const data = onlyChild(bearer, [NS.assertion, "SubjectConfirmationData"], "confirmation_malformed");

  const recipient = attribute(data, "Recipient") ?? "";
  if (recipient !== acsUrl) throw new SamlRefusal("recipient_mismatch", { expected: acsUrl, received: recipient });
  const end = optionalInstant(data, "NotOnOrAfter");
  if (!end || attribute(data, "NotBefore") !== undefined) throw new SamlRefusal("confirmation_malformed");
  if (isOver(end, now)) throw new SamlRefusal("expired", { received: end.toISOString() });
  guardAnswer(attribute(data, "InResponseTo"), inResponseTo);
  return end;
}

function guardAnswer(received: string | undefined, expected: string | undefined): void {
  if (received === expected) return;
  if (received === undefined) throw new SamlRefusal("in_response_to_missing");
  throw new SamlRefusal("in_response_to_mismatch", { expected: expected ?? "no request", received });
}

function guardConditions(assertion: Element, { spEntityId, now }: AssertionExpectation): void {
  const conditions = onlyChild(assertion, [NS.assertion, "Conditions"], "conditions_missing");
  guardParts(conditions, CONDITIONS, "condition_unknown");
  const start = optionalInstant(conditions, "NotBefore");
  const end = optionalInstant(conditions, "NotOnOrAfter");
  if (start && isAhead(start, now)) throw new SamlRefusal("not_yet_valid", { received: start.toISOString() });
  if (end && isOver(end, now)) throw new SamlRefusal("expired", { received: end.toISOString() });
  guardAudience(conditions, spEntityId);
}

/** Every restriction has to name us; inside of one, any name will do. */
function guardAudience(conditions: Element, spEntityId: string): void {
  const restrictions = children(conditions, NS.assertion, "AudienceRestriction");
  if (restrictions.length === 0) throw new SamlRefusal("audience_missing");
  for (const restriction of restrictions) {
    const audiences = children(restriction, NS.assertion, "Audience").map((each) =>
      textOf(each, "audience_mismatch").trim(),
    );
    if (audiences.length === 0) throw new SamlRefusal("audience_missing");
    if (!audiences.includes(spEntityId)) {
      throw new SamlRefusal("audience_mismatch", { expected: spEntityId, received: audiences.join(", ") });
    }
  }
}

type Authentication = Pick<ReadAssertion, "sessionIndex" | "sessionNotOnOrAfter" | "authnInstant" | "authnContext">;

function readAuthentication(assertion: Element, now: Date): Authentication {
  const statement = onlyChild(assertion, [NS.assertion, "AuthnStatement"], "authn_statement_missing");
  const authnInstant = instantOf(statement, "AuthnInstant");
  if (isAhead(authnInstant, now)) throw new SamlRefusal("issued_in_future", { received: authnInstant.toISOString() });
  const sessionNotOnOrAfter = optionalInstant(statement, "SessionNotOnOrAfter");
  if (sessionNotOnOrAfter && isOver(sessionNotOnOrAfter, now)) {
    throw new SamlRefusal("session_over", { received: sessionNotOnOrAfter.toISOString() });
  }
  const context = optionalChild(statement, [NS.assertion, "AuthnContext"], "authn_statement_missing");
  const reference =
    context && optionalChild(context, [NS.assertion, "AuthnContextClassRef"], "authn_statement_missing");
  return {
    sessionIndex: attribute(statement, "SessionIndex"),
    sessionNotOnOrAfter,
    authnInstant,
    authnContext: reference && textOf(reference, "authn_statement_missing").trim(),
  };
}
