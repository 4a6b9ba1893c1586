import * as contract from "@rollcall/contract/join-requests";
import type { Call, Door } from "../../platform/http.ts";
import type { Limit, Limiter } from "../../platform/rate-limit.ts";
import { Refusal } from "../../platform/refusal.ts";
import { readUser, transact, type UserActor } from "../../platform/transact.ts";
import { setSessionCookie } from "../identity/cookie.ts";
import { declineJoinRequest, grantJoinRequest, joinOrganization, withdrawJoinRequest } from "./commands.ts";
import { listJoinable, listJoinRequests } from "./queries.ts";
import { completeSignUp, sendSignUpLink } from "./signing-up.ts";
import { listLatestOf } from "./store.ts";

const JOINS: Limit = { name: "join", tries: 20, perSeconds: 3600 };

export function joinRequestRoutes(door: Door, limiter: Limiter): void {
  door.query(contract.listJoinRequests, (reading, { query }) => listJoinRequests(reading, query));
  door.command(contract.grantJoinRequest, (work, { params }) => grantJoinRequest(work, params.join_request_id));
  door.command(contract.declineJoinRequest, (work, { params }) => declineJoinRequest(work, params.join_request_id));

  door.user(contract.listJoinableOrganizations, async ({ platform, actor, origin }) => ({
    data: await readUser(platform, { actor, origin }, (reading) => listJoinable(reading, actor.userId)),
  }));
  door.user(contract.joinOrganization, async (call, { params, body }) => {
    const { platform, actor, origin } = call;
    await limiter.count(JOINS, actor.userId);
    const scope = { organizationId: params.organization_id, actor, origin };
    return transact(platform, scope, (work) => joinOrganization(work, actor.userId, body.message));
  });
  door.user(contract.withdrawJoinRequest, async (call, { params }) => {
    const { platform, actor, origin } = call;
    const scope = { organizationId: await whereAsked(call, params.join_request_id), actor, origin };
    return transact(platform, scope, (work) => withdrawJoinRequest(work, actor.userId, params.join_request_id));
  });

  door.open(contract.sendSignUpLink, (call, { body }) => sendSignUpLink(call, limiter, body));
  door.open(contract.completeSignUp, async (call, { body }) =>
    setSessionCookie(call, await completeSignUp(call, limiter, body)),
  );
}

/** The Organization that a request of one's own went to. */
async function whereAsked({ platform, actor, origin }: Call<UserActor>, id: string): Promise<string> {
  const own = await readUser(platform, { actor, origin }, ({ db }) => listLatestOf(db, actor.userId));
  const organizationId = own.find((each) => each.id === id)?.organizationId;
  if (organizationId === undefined) throw new Refusal("not_found");
  return organizationId;
}
