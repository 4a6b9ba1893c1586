import * as contract from "@rollcall/contract/second-factor";
import type { Call, Door } from "../../platform/http.ts";
import type { Limiter } from "../../platform/rate-limit.ts";
import { answerWith, readUser, transactUser, type UserActor } from "../../platform/transact.ts";
import { changeRule, resetFactor } from "./commands.ts";
import { confirmTotp, removeTotp, startTotp } from "./own-app.ts";
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from "./own-passkeys.ts";
import { getMySecondFactor, getRule } from "./queries.ts";
import { makeRecoveryCodes } from "./setting-up.ts";

export function secondFactorRoutes(door: Door, limiter: Limiter): void {
  const limited = (call: Call<UserActor>) => ({ ...call, limiter });

  door.user(contract.getMySecondFactor, (call) =>
    readUser(call.platform, call, (reading) => getMySecondFactor(reading, call.actor)),
  );
  door.user(contract.startTotp, (call) => startTotp(call));
  door.user(contract.confirmTotp, (call, { body }) => confirmTotp(limited(call), body));
  door.user(contract.removeTotp, (call) => transactUser(call.platform, call, (work) => removeTotp(work, call.actor)));
  door.user(contract.makeRecoveryCodes, (call) =>
    transactUser(call.platform, call, (work) => makeRecoveryCodes(work, call.actor)),
  );
  door.user(contract.beginPasskey, (call) => beginPasskey(limited(call)));
  door.user(contract.addPasskey, (call, { body }) => addPasskey(call, body));
  door.user(contract.renamePasskey, (call, { params, body }) =>
    transactUser(call.platform, call, (work) => renamePasskey(work, call.actor, params.passkey_id, body.name)),
  );
  door.user(contract.removePasskey, (call, { params }) =>
    transactUser(call.platform, call, (work) => removePasskey(work, call.actor, params.passkey_id)),
  );

  door.query(contract.getSecondFactorRule, (reading) => getRule(reading));
  door.command(contract.setSecondFactorRule, (work, { body }) =>
    answerWith(work, changeRule(work, body), (reading) => getRule(reading)),
  );
  door.command(contract.resetMemberSecondFactor, (work, { params }) => resetFactor(work, params.member_id));
}
