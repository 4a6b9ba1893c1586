import type { SignInAnswer } from "@rollcall/contract/identity";
import * as contract from "@rollcall/contract/identity";
import * as secondFactor from "@rollcall/contract/second-factor";
import type { Call, Door } from "../../platform/http.ts";
import type { Limiter } from "../../platform/rate-limit.ts";
import { beginConfirmation, confirmMe } from "./confirming.ts";
import {
  type CookieCall,
  clearSecondStepCookie,
  clearSessionCookie,
  setSecondStepCookie,
  setSessionCookie,
} from "./cookie.ts";
import type { SignInProgress } from "./first-step.ts";
import { changePassword, completePasswordReset, sendPasswordReset } from "./passwords.ts";
import {
  beginPasskeySecondStep,
  beginPasskeySignIn,
  getSecondStep,
  signInWithPasskey,
  takeSecondStep,
} from "./second-step.ts";
import { listMySessions, revokeMyOtherSessions, revokeMySession } from "./sessions.ts";
import { acceptSignInLink, sendSignInLink, signInWithPassword, signOut } from "./sign-in.ts";
import { completeEmailVerification, sendEmailVerification } from "./verification.ts";

export function identityRoutes(door: Door, limiter: Limiter): void {
  const limited = <A>(call: Call<A>) => ({ ...call, limiter });

  door.open(contract.signInWithPassword, async (call, { body }) =>
    answered(call, await signInWithPassword(limited(call), body)),
  );
  door.open(contract.sendSignInLink, (call, { body }) => sendSignInLink(limited(call), body));
  door.open(contract.acceptSignInLink, async (call, { body }) =>
    answered(call, await acceptSignInLink(limited(call), body.token)),
  );
  door.open(secondFactor.beginPasskeySignIn, (call) => beginPasskeySignIn(limited(call)));
  door.open(secondFactor.signInWithPasskey, async (call, { body }) =>
    setSessionCookie(call, await signInWithPasskey(limited(call), body.passkey)),
  );
  door.open(secondFactor.getSecondStep, (call) => getSecondStep(call));
  door.open(secondFactor.beginPasskeySecondStep, (call) => beginPasskeySecondStep(limited(call)));
  door.open(secondFactor.takeSecondStep, async (call, { body }) => {
    setSessionCookie(call, await takeSecondStep(limited(call), body));
    return clearSecondStepCookie(call);
  });
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
  door.user(secondFactor.beginConfirmation, (call) => beginConfirmation(limited(call)));
  door.user(secondFactor.confirmMe, (call, { body }) => confirmMe(limited(call), body));
  door.user(contract.listMySessions, async (call) => ({ data: await listMySessions(call) }));
  door.user(contract.revokeMySession, (call, { params }) => revokeMySession(call, params.session_id));
  door.user(contract.revokeMyOtherSessions, (call) => revokeMyOtherSessions(call));
}

/** Sets the cookie of what a sign-in got to, a session or the second step, and says which. */
function answered(call: CookieCall, progress: SignInProgress): SignInAnswer {
  if (progress.kind === "half") {
    setSecondStepCookie(call, progress);
    return { second_step: progress.methods };
  }
  setSessionCookie(call, progress.session);
  return { second_step: null };
}
