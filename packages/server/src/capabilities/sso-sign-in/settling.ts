import { SSO_RETURN_PATH, ssoTestPath } from "@rollcall/contract/sso-sign-ins";
import { minutesAfter } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { hashOf } from "../../platform/secrets.ts";
import { NOTHING, Preview, read, transact } from "../../platform/transact.ts";
import { finishSignIn } from "../sso/log-store.ts";
import {
  type Certificate,
  findConnection,
  holdConnection,
  listCertificates,
  type StoredConnection,
  updateConnection,
} from "../sso/store.ts";
import { findByRequest, insertAttempt, type StoredAttempt, setAnswer } from "./attempt-store.ts";
import { Begun, newCode, ON_THE_WAY_MINUTES, sealed, trustOf, unsealed } from "./attempts.ts";
import type { Received, Rejection } from "./received.ts";
import { type Refused, recordRefusal, type Ways } from "./recording.ts";
import { tryOut } from "./trying.ts";

export type Place = { organizationId: string; connectionId: string };

export const anonymous = { kind: "anonymous" } as const;

/** What the answer belongs to: a connection, and the attempt that it names, if there is one. */
export type Addressed = Place & {
  connection: StoredConnection;
  certificates: Certificate[];
  attempt: StoredAttempt | undefined;
  begun: Begun | undefined;
};

/** Finds what an answer belongs to. The request that it names is not to be trusted: only something of ours is looked up by it. */
export async function addressedBy(
  { platform, origin }: Ways,
  place: Place,
  request: string | undefined,
): Promise<Addressed | undefined> {
  const { organizationId, connectionId } = place;
  return read(platform, { organizationId, actor: anonymous, origin }, async ({ db, now }) => {
    const connection = await findConnection(db, organizationId, connectionId);
    if (connection === undefined) return undefined;
    const certificates = await listCertificates(db, organizationId, connectionId);
    const hash = request === undefined ? undefined : hashOf(request);
    const found = hash === undefined ? undefined : await findByRequest(db, organizationId, connectionId, hash);
    const attempt = found && found.expiresAt > now ? found : undefined;
    const begun = attempt && unsealed(platform.secrets, Begun, attempt.sealed);
    return { ...place, connection, certificates, attempt, begun };
  });
}

/** Keeps who it is until the browser that began comes for it; of a test, what would come of it. */
export async function settled(
  ways: Ways,
  addressed: Addressed,
  received: Received,
  returnTo: string | null,
): Promise<string> {
  if (addressed.attempt?.purpose === "test") return finishTest(ways, addressed, received);
  const { platform, origin } = ways;
  const { organizationId, connectionId, attempt, begun } = addressed;
  const now = platform.clock();
  const { code, codeHash } = newCode(organizationId);
  const answered = {
    received,
    return_to: returnTo,
    again: begun?.again ?? false,
    started_at: begun?.started_at ?? now,
    begun_by: begun === undefined ? ("identity_provider" as const) : ("person" as const),
    trust: trustOf(addressed.connection),
  };
  const waiting = {
    codeHash,
    sealed: sealed(platform.secrets, answered),
    expiresAt: minutesAfter(now, ON_THE_WAY_MINUTES),
  };
  await transact(platform, { organizationId, actor: anonymous, origin }, async ({ tx }) => {
    if (attempt !== undefined) await setAnswer(tx, organizationId, { ...waiting, id: attempt.id });
    else {
      const id = newId("ssoSignIn");
      const fresh = { id, connectionId, purpose: "sign_in", requestHash: null, browserHash: null } as const;
      await insertAttempt(tx, organizationId, { ...fresh, ...waiting }, now);
    }
    return { answer: undefined, events: NOTHING };
  });
  return returnPage(ways, { code });
}

/** Lets the person in, looks at what came of it, and lets nothing of it stay; only then the result is written down. */
async function finishTest(ways: Ways, addressed: Addressed, received: Received): Promise<string> {
  const { platform, origin } = ways;
  const { organizationId, connectionId, connection, attempt } = addressed;
  const id = attempt?.id ?? "";
  const actor = { kind: "system", cause: `test of ${connection.name}` } as const;
  const test = await transact(platform, { organizationId, actor, origin }, async (work) => {
    throw new Preview(await tryOut(work, connection, received, id));
  }).then((result) => result as Awaited<ReturnType<typeof tryOut>>);
  const outcome = test.would === "refuse" ? "refused" : "passed";
  const { email, subject } = received;
  await transact(platform, { organizationId, actor, origin }, async ({ tx, now }) => {
    const why = test.reason === null ? {} : { reason: test.reason };
    await finishSignIn(tx, organizationId, id, { outcome, ...why, email, subject, test }, now);
    const current = await holdConnection(tx, organizationId, connectionId);
    const isStillSo = current !== undefined && trustOf(current) === trustOf(connection);
    if (outcome === "passed" && isStillSo)
      await updateConnection(tx, organizationId, connectionId, { tested_at: now }, now);
    const payload = { id: connectionId, sign_in_id: id, outcome, reason: test.reason } as const;
    return { answer: undefined, events: [{ name: "sso.test_finished", payload }] };
  });
  return testPage(ways, addressed, id);
}

/** Writes down why an answer was not taken. A test that was refused is over; a sign-in can be tried again. */
export async function refused(
  ways: Ways,
  addressed: Addressed,
  rejection: Rejection,
  who?: Refused["who"],
): Promise<string> {
  const { organizationId, connectionId, attempt, begun } = addressed;
  const isTest = attempt?.purpose === "test";
  await recordRefusal(
    ways,
    {
      organizationId,
      connectionId,
      purpose: isTest ? "test" : "sign_in",
      signInId: isTest ? attempt.id : undefined,
      begunBy: begun === undefined ? "identity_provider" : "person",
      who,
    },
    rejection,
  );
  return isTest ? testPage(ways, addressed, attempt.id) : problemPage(ways, "sso_sign_in_refused");
}

function testPage({ platform }: Ways, { organizationId, connectionId }: Place, signInId: string): string {
  return `${platform.publicUrl}${ssoTestPath(organizationId, connectionId, signInId)}`;
}

/** The page that says kindly that it did not work. */
export function problemPage(ways: Ways, problem: "sso_unavailable" | "sso_sign_in_refused" | "rate_limited"): string {
  return returnPage(ways, { problem, reference: ways.origin.requestId ?? "" });
}

/** After `#`, so that it stands in no log and is told to no other site. */
function returnPage({ platform }: Ways, said: Record<string, string>): string {
  return `${platform.publicUrl}${SSO_RETURN_PATH}#${new URLSearchParams(said)}`;
}
