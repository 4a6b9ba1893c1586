import * as contract from "@rollcall/contract/subscriptions";
import type { Door } from "../../platform/http.ts";
import { listSeatLedger, listSubscriptions } from "./queries.ts";
import { listProducts } from "./store.ts";

export function subscriptionRoutes(door: Door): void {
  door.user(contract.listProducts, async ({ platform }) => ({ data: await listProducts(platform.database) }));
  door.query(contract.listSubscriptions, async (reading) => ({ data: await listSubscriptions(reading) }));
  door.list(contract.listSeatLedger, (reading, { query }) => listSeatLedger(reading, query));
}
