import type { Session } from "@rollcall/contract/members";
import type { Call } from "../../platform/http.ts";
import { Refusal } from "../../platform/refusal.ts";
import { NOTHING, transactUser, type UserActor } from "../../platform/transact.ts";
import { sessionsRevoked } from "./commands.ts";
import * as store from "./session-store.ts";

/** Where one is signed in (SPEC R11.5). */
export function listMySessions({ platform, actor }: Call<UserActor>): Promise<Session[]> {
  return store.listSessions(platform.database, actor.userId, platform.clock(), actor.sessionId);
}

/** Ends one session of one's own; somebody else's looks like none. */
export async function revokeMySession(
  { platform, actor, origin }: Call<UserActor>,
  sessionId: string,
): Promise<undefined> {
  return transactUser(platform, { actor, origin }, async ({ tx }) => {
    if (!(await store.endSession(tx, actor.userId, sessionId))) throw new Refusal("not_found");
    return {
      answer: undefined,
      userEvents: [{ name: "user.sessions_revoked", payload: { id: actor.userId, revoked: 1 } }],
    };
  });
}

/** Ends every session of one's own but this one. */
export async function revokeMyOtherSessions({
  platform,
  actor,
  origin,
}: Call<UserActor>): Promise<{ revoked: number }> {
  return transactUser(platform, { actor, origin }, async ({ tx }) => {
    const revoked = await store.endSessions(tx, actor.userId, { except: actor.sessionId });
    const [event] = sessionsRevoked(actor.userId, revoked);
    return { answer: { revoked }, userEvents: event === undefined ? NOTHING : [event] };
  });
}
