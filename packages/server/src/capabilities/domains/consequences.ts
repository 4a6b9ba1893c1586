import type { Consequence } from "../../platform/transact.ts";
import { releaseDomains } from "./store.ts";

/** A deleted Organization holds no domain: whose a domain is stands outside of what goes with it. */
export const releaseDomainsOfDeleted: Consequence = {
  on: ["organization.deleted"],
  async run({ tx, organizationId }) {
    await releaseDomains(tx, organizationId);
    return [];
  },
};
