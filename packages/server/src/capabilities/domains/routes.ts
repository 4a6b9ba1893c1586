import * as contract from "@rollcall/contract/domains";
import type { Door } from "../../platform/http.ts";
import type { Limiter } from "../../platform/rate-limit.ts";
import { checkDomain } from "./checking.ts";
import { claimDomain, removeDomain, setJoining } from "./commands.ts";
import { getDomain, listDomains } from "./queries.ts";

export function domainRoutes(door: Door, limiter: Limiter): void {
  door.query(contract.listDomains, (reading, { query }) => listDomains(reading, query));
  door.command(contract.claimDomain, (work, { body }) => claimDomain(work, body.domain));
  door.query(contract.getDomain, (reading, { params }) => getDomain(reading, params.domain_id));
  door.errand(contract.checkDomain, (errand, { params }) => checkDomain(errand, limiter, params.domain_id));
  door.command(contract.updateDomain, (work, { params, body }) => setJoining(work, params.domain_id, body.joining));
  door.command(contract.removeDomain, (work, { params }) => removeDomain(work, params.domain_id));
}
