import * as contract from "@rollcall/contract/identity";
import type { Call, Door } from "../../platform/http.ts";
import type { Limiter } from "../../platform/rate-limit.ts";
import { clearSessionCookie, setSessionCookie } from "./cookie.ts";
import { changePassword, completePasswordReset, sendPasswordReset } from "./passwords.ts";
import { listMySessions, revokeMyOtherSessions, revokeMySession } from "./sessions.ts";
import { acceptSignInLink, sendSignInLink, signInWithPassword, signOut } from "./sign-in.ts";
import { completeEmailVerification, sendEmailVerification } from "./verification.ts";

export function identityRoutes(door: Door, limiter: Limiter): void {
  const limited = <A>(call: Call<A>) => ({ ...call, limiter });

  door.open(contract.signInWithPassword, async (call, { body }) =>
    setSessionCookie(call, await signInWithPassword(limited(call), body)),
  );
  door.open(contract.sendSignInLink, (call, { body }) => sendSignInLink(limited(call), body));
  door.open(contract.acceptSignInLink, async (call, { body }) =>
    setSessionCookie(call, await acceptSignInLink(limited(call), body.token)),
  );
  door.open(contract.signOut, async (call) => {
    await signOut(call);
    return clearSessionCookie(call);
  });
  door.open(contract.sendPasswordReset, (call, { body }) => sendPasswordReset(limited(call), body.email));
  door.open(contract.completePasswordReset, (call, { body }) => completePasswordReset(limited(call), body));
  door.user(contract.sendEmailVerification, (call) => sendEmailVerification(limited(call)));
  door.user(contract.completeEmailVerification, (call, { body }) =>
    completeEmailVerification(limited(call), body.token),
  );
  door.user(contract.changePassword, (call, { body }) => changePassword(limited(call), body));
  door.user(contract.listMySessions, async (call) => ({ data: await listMySessions(call) }));
  door.user(contract.revokeMySession, (call, { params }) => revokeMySession(call, params.session_id));
  door.user(contract.revokeMyOtherSessions, (call) => revokeMyOtherSessions(call));
}
