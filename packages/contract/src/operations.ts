import * as adminKeys from "./admin-keys.ts";
import * as apiKeys from "./api-keys.ts";
import * as audit from "./audit.ts";
import * as bulk from "./bulk.ts";
import * as directory from "./directory.ts";
import * as domains from "./domains.ts";
import * as groups from "./groups.ts";
import * as identity from "./identity.ts";
import * as invitationImports from "./invitation-imports.ts";
import * as invitations from "./invitations.ts";
import * as joinRequests from "./join-requests.ts";
import * as members from "./members.ts";
import type { AnyOperation } from "./operation.ts";
import * as organizations from "./organizations.ts";
import * as roles from "./roles.ts";
import * as secondFactor from "./second-factor.ts";
import * as serviceAccounts from "./service-accounts.ts";
import * as sso from "./sso.ts";
import * as ssoAccess from "./sso-access.ts";
import * as ssoSignIns from "./sso-sign-ins.ts";
import * as subscriptions from "./subscriptions.ts";
import * as webhooks from "./webhooks.ts";
import * as workspaces from "./workspaces.ts";

/** What describes the operations and the entities that they speak of. */
export const modules: readonly Record<string, unknown>[] = [
  identity,
  secondFactor,
  organizations,
  roles,
  subscriptions,
  members,
  workspaces,
  groups,
  invitations,
  domains,
  joinRequests,
  sso,
  ssoAccess,
  ssoSignIns,
  directory,
  serviceAccounts,
  apiKeys,
  adminKeys,
  webhooks,
  audit,
  bulk,
  invitationImports,
];

/** Every operation of the public API. Tests walk it; OpenAPI is made from it. */
export const operations: readonly AnyOperation[] = modules
  .flatMap((module) => Object.values(module))
  .filter(isOperation);

function isOperation(exported: unknown): exported is AnyOperation {
  return typeof exported === "object" && exported !== null && "path" in exported && "access" in exported;
}
