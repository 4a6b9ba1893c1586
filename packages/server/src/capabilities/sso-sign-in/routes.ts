import * as contract from "@rollcall/contract/sso-sign-ins";
import type { Door } from "../../platform/http.ts";
import type { Limiter } from "../../platform/rate-limit.ts";
import { clearSessionCookie } from "../identity/cookie.ts";
import { begin, beginTest } from "./beginning.ts";
import { complete } from "./completing.ts";
import { signOutOfSso } from "./signing-out.ts";

export function ssoSignInRoutes(door: Door, limiter: Limiter): void {
  door.open(contract.beginSsoSignIn, (call, { body }) => begin({ ...call, limiter }, body));
  door.open(contract.completeSsoSignIn, (call, { body }) => complete({ ...call, limiter }, body));
  door.open(contract.signOutOfSso, async (call) => {
    const answer = await signOutOfSso(call);
    clearSessionCookie(call);
    return answer;
  });
  door.errand(contract.beginSsoTest, async (errand, { params }) => {
    await limiter.count(TESTS, errand.organizationId);
    return beginTest(errand, params.connection_id);
  });
}

const TESTS = { name: "sso-test", tries: 60, perSeconds: 15 * 60 };
