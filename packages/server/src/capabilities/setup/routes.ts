import * as contract from "@rollcall/contract/identity";
import type { Door } from "../../platform/http.ts";
import { newId } from "../../platform/ids.ts";
import { type Limit, type Limiter, networkOf } from "../../platform/rate-limit.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { transact } from "../../platform/transact.ts";
import { hashPassword } from "../identity/auth.ts";
import { setSessionCookie } from "../identity/cookie.ts";
import { choosePassword } from "../identity/rules.ts";
import { setUp } from "./commands.ts";
import { isSetupOpen } from "./store.ts";

const TRIES: Limit = { name: "setup", tries: 20, perSeconds: 900 };

export function setupRoutes(door: Door, limiter: Limiter): void {
  door.open(contract.setUp, async (call, { body }) => {
    await limiter.count(TRIES, networkOf(call.origin));
    granted(choosePassword(body.password, body.email));
    // Asked again in the transaction; asked here, a link that does not work costs no hash.
    const { database, clock } = call.platform;
    if (!(await isSetupOpen(database, body.token, clock()))) throw new Refusal("setup_link_invalid");
    const passwordHash = await hashPassword(body.password);
    const scope = { organizationId: newId("organization"), actor: call.actor, origin: call.origin };
    const { organizationId, session } = await transact(call.platform, scope, (work) =>
      setUp(work, { ...body, passwordHash }),
    );
    setSessionCookie(call, session);
    return { organization_id: organizationId };
  });
}
