import * as contract from "@rollcall/contract/roles";
import type { Door } from "../../platform/http.ts";
import { listRoles } from "./queries.ts";

export function roleRoutes(door: Door): void {
  door.query(contract.listRoles, async (reading) => ({ data: await listRoles(reading) }));
}
