import type { Context } from "hono";
import { daysAfter } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import type { HttpEnv } from "../../platform/http.ts";
import { hashOf } from "../../platform/secrets.ts";
import type { AnonymousActor, Platform, ThroughProvider, UserActor } from "../../platform/transact.ts";
import { sessionSecretOf, setSessionCookie } from "./cookie.ts";
import { isDueForTouch, SESSION_VALID_FOR_DAYS } from "./rules.ts";
import { findSession, touchSession } from "./session-store.ts";

const ANONYMOUS: AnonymousActor = { kind: "anonymous" };

/**
 * Who sends this request, asked of the database every time: a session that was ended is refused from the next request on.
 * A session in use moves its end along, written down every few minutes, which no request waits for.
 */
export async function authenticate(
  platform: Platform,
  c: Context<HttpEnv>,
  db: Database = platform.database,
): Promise<UserActor | AnonymousActor> {
  const secret = sessionSecretOf({ c, platform });
  if (secret === undefined) return ANONYMOUS;
  const now = platform.clock();
  const session = await findSession(db, hashOf(secret), now);
  if (session === undefined) return ANONYMOUS;

  if (isDueForTouch(session.lastUsedAt, now)) {
    // What an identity provider began lasts as long as it said, and is not moved along.
    const expiresAt = session.isSsoOnly ? session.expiresAt : daysAfter(now, SESSION_VALID_FOR_DAYS);
    touchSession(platform.database, session.id, expiresAt, now).catch((error: unknown) =>
      platform.log.warn(error, "use of a session"),
    );
    setSessionCookie({ c, platform }, { secret, expiresAt });
  }
  const { id, userId, name, email, emailVerified, authenticatedAt, secondFactor } = session;
  const through = throughOf(session, now);
  // What a provider began is never taken for a session of one's own, whatever became of the rest.
  if (session.isSsoOnly && through === undefined) return ANONYMOUS;
  const proof = { at: authenticatedAt, secondFactor, through };
  return { kind: "user", userId, sessionId: id, proof, name, email, emailVerified };
}

type Through = {
  ssoOrganizationId: string | null;
  ssoConnectionId: string | null;
  ssoUntil: Date | null;
  isSsoOnly: boolean;
};

function throughOf(session: Through, now: Date): ThroughProvider | undefined {
  const { ssoOrganizationId: organizationId, ssoConnectionId: connectionId, ssoUntil, isSsoOnly } = session;
  if (organizationId === null || connectionId === null || ssoUntil === null || ssoUntil <= now) return undefined;
  return { organizationId, connectionId, isOnly: isSsoOnly };
}
