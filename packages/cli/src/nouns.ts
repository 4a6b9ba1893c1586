import type { Noun } from "./noun.ts";
import { account } from "./nouns/account.ts";
import { adminKeys } from "./nouns/admin-keys.ts";
import { audit } from "./nouns/audit.ts";
import { bulk } from "./nouns/bulk.ts";
import { directory } from "./nouns/directory.ts";
import { domains } from "./nouns/domains.ts";
import { groups } from "./nouns/groups.ts";
import { invitations } from "./nouns/invitations.ts";
import { joinRequests } from "./nouns/join-requests.ts";
import { keys, serviceAccounts } from "./nouns/keys.ts";
import { members } from "./nouns/members.ts";
import { organization } from "./nouns/organization.ts";
import { roles } from "./nouns/roles.ts";
import { seats } from "./nouns/seats.ts";
import { sso } from "./nouns/sso.ts";
import { webhooks } from "./nouns/webhooks.ts";
import { workspaces } from "./nouns/workspaces.ts";

/** Everything that the command line can do something with. */
export const nouns: readonly Noun[] = [
  organization,
  members,
  bulk,
  invitations,
  joinRequests,
  roles,
  seats,
  workspaces,
  groups,
  keys,
  serviceAccounts,
  domains,
  sso,
  directory,
  webhooks,
  audit,
  adminKeys,
  account,
];
