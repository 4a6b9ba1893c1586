import * as contract from "@rollcall/contract/identity";
import type { Call, Door } from "../../platform/http.ts";
import { readUser, transactUser, type UserActor } from "../../platform/transact.ts";
import { updateProfile } from "../identity/commands.ts";
import { getMe } from "./queries.ts";

export function accountRoutes(door: Door): void {
  const me = ({ platform, actor, origin }: Call<UserActor>) =>
    readUser(platform, { actor, origin }, (reading) => getMe(reading, actor));

  door.user(contract.getMe, (call) => me(call));
  door.user(contract.updateMe, async (call, { body }) => {
    await transactUser(call.platform, call, (work) => updateProfile(work, call.actor.userId, body));
    return me(call);
  });
}
