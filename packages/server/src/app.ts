import { join } from "node:path";
import { MAX_IMPORT_BYTES } from "@rollcall/contract/invitation-imports";
import { operations } from "@rollcall/contract/operations";
import { Hono } from "hono";
import { enterBy, enterWorkspace } from "./capabilities/access/entering.ts";
import { findEntrance } from "./capabilities/access/store.ts";
import { accountRoutes } from "./capabilities/account/routes.ts";
import { revokeAdminKeysOfRemoved } from "./capabilities/admin-keys/consequences.ts";
import { enterByKey } from "./capabilities/admin-keys/entering.ts";
import { adminKeyRoutes } from "./capabilities/admin-keys/routes.ts";
import { presented } from "./capabilities/admin-keys/secret.ts";
import { revokeKeysOfRemoved } from "./capabilities/api-keys/consequences.ts";
import { apiKeyJobs } from "./capabilities/api-keys/jobs.ts";
import { apiKeyRoutes } from "./capabilities/api-keys/routes.ts";
import { auditJobs } from "./capabilities/audit/jobs.ts";
import { auditRoutes } from "./capabilities/audit/routes.ts";
import { bulkJobs } from "./capabilities/bulk/jobs.ts";
import { bulkRoutes } from "./capabilities/bulk/routes.ts";
import { releaseDomainsOfDeleted } from "./capabilities/domains/consequences.ts";
import { domainJobs } from "./capabilities/domains/jobs.ts";
import { domainReactions } from "./capabilities/domains/reactions.ts";
import { domainRoutes } from "./capabilities/domains/routes.ts";
import { groupRoutes } from "./capabilities/groups/routes.ts";
import { authenticate } from "./capabilities/identity/authenticate.ts";
import { sessionHashOf } from "./capabilities/identity/cookie.ts";
import { identityJobs } from "./capabilities/identity/jobs.ts";
import { identityRoutes } from "./capabilities/identity/routes.ts";
import { revokeWhatInviterLost } from "./capabilities/invitations/consequences.ts";
import { invitationReactions } from "./capabilities/invitations/reactions.ts";
import { invitationRoutes } from "./capabilities/invitations/routes.ts";
import { settleJoinRequests } from "./capabilities/join-requests/consequences.ts";
import { joinRequestJobs } from "./capabilities/join-requests/jobs.ts";
import { joinRequestReactions } from "./capabilities/join-requests/reactions.ts";
import { joinRequestRoutes } from "./capabilities/join-requests/routes.ts";
import { mailboxRoutes } from "./capabilities/mailbox/routes.ts";
import { presence } from "./capabilities/members/presence.ts";
import { memberRoutes } from "./capabilities/members/routes.ts";
import { organizationRoutes } from "./capabilities/organizations/routes.ts";
import { roleRoutes } from "./capabilities/roles/routes.ts";
import { directoryJobs } from "./capabilities/scim/jobs.ts";
import { directoryReactions } from "./capabilities/scim/reactions.ts";
import { directoryRoutes } from "./capabilities/scim/routes.ts";
import { directoryService } from "./capabilities/scim/serving.ts";
import { SCIM_PATH } from "./capabilities/scim/urls.ts";
import { settleRequests } from "./capabilities/seat-requests/consequences.ts";
import { seatRequestRoutes } from "./capabilities/seat-requests/routes.ts";
import { checkSecondFactor } from "./capabilities/second-factor/entering.ts";
import { secondFactorRoutes } from "./capabilities/second-factor/routes.ts";
import { serviceAccountRoutes } from "./capabilities/service-accounts/routes.ts";
import { setupRoutes } from "./capabilities/setup/routes.ts";
import { checkOrigin, checkSingleSignOn } from "./capabilities/sso/entering.ts";
import { ssoJobs } from "./capabilities/sso/jobs.ts";
import { ssoReactions } from "./capabilities/sso/reactions.ts";
import { ssoRoutes } from "./capabilities/sso/routes.ts";
import { ssoCallbacks } from "./capabilities/sso-sign-in/callbacks.ts";
import { ssoSignInRoutes } from "./capabilities/sso-sign-in/routes.ts";
import { subscriptionRoutes } from "./capabilities/subscriptions/routes.ts";
import { noteForWebhooks } from "./capabilities/webhooks/consequences.ts";
import { webhookJobs } from "./capabilities/webhooks/jobs.ts";
import { webhookMeasures } from "./capabilities/webhooks/measures.ts";
import { webhookReactions } from "./capabilities/webhooks/reactions.ts";
import { webhookRoutes } from "./capabilities/webhooks/routes.ts";
import { workspaceRoutes } from "./capabilities/workspaces/routes.ts";
import { serveApiReference } from "./platform/api-reference.ts";
import { bearerOf } from "./platform/bearer.ts";
import { type Budgets, DEFAULT_BUDGETS, spending } from "./platform/budgets.ts";
import type { Reader } from "./platform/database.ts";
import { guardEdge, refuseUnknown } from "./platform/edge.ts";
import { type Gate, type HttpEnv, openDoor } from "./platform/http.ts";
import type { Metrics } from "./platform/metrics.ts";
import { serveMetrics } from "./platform/metrics-page.ts";
import { noting, timeIn } from "./platform/noting.ts";
import { serveErrorPages, servePanel } from "./platform/pages.ts";
import type { Colleagues } from "./platform/processes/colleagues.ts";
import { createLimiter } from "./platform/rate-limit.ts";
import { planOf } from "./platform/reactions.ts";
import { createReadiness, type Readiness, serveHealth } from "./platform/readiness.ts";
import { scimProblem } from "./platform/scim/serve.ts";
import type { Platform, PresentedKey, UserActor } from "./platform/transact.ts";

/** What follows events, of every capability: in the same commit, and after it. */
export const consequences = [
  settleRequests,
  revokeWhatInviterLost,
  revokeKeysOfRemoved,
  revokeAdminKeysOfRemoved,
  releaseDomainsOfDeleted,
  settleJoinRequests,
];
export const reactions = [
  ...invitationReactions,
  ...domainReactions,
  ...joinRequestReactions,
  ...ssoReactions,
  ...directoryReactions,
  ...webhookReactions,
];
/** What takes note of every event in its transaction. */
export const followers = [noteForWebhooks];
export const reactionPlan = planOf(reactions);
/** What the queue runs besides reactions: what commands plan, and what comes with the hour. */
export const jobs = [
  ...identityJobs,
  ...apiKeyJobs,
  ...domainJobs,
  ...joinRequestJobs,
  ...ssoJobs,
  ...directoryJobs,
  ...webhookJobs,
  ...auditJobs,
  ...bulkJobs,
];
/** What is counted for whoever runs it, beyond requests and jobs. */
export const measures = [...webhookMeasures];

export type AppOptions = {
  /** How many proxies in front of the server are trusted to name the client's address. */
  trustedHops: number;
  /** Whether mails are kept and shown at /mailbox. */
  showsMailbox: boolean;
  /** How many requests a minute each caller has. */
  budgets?: Budgets;
  readiness?: Readiness;
  metrics?: Metrics;
  /** With which anybody may read the metrics; otherwise this machine alone. */
  metricsToken?: string | undefined;
  /** The other processes of this server, with which the budgets are shared. */
  colleagues?: Colleagues | undefined;
};

/** Identity providers answer by a form that the browser posts from their own page. */
const foreignForms = [/^\/sso\/saml\/[^/]+\/[^/]+\/(acs|slo)$/];

/** A file of people to invite comes as a whole. */
const largeBodies = [{ address: /^\/v1\/organizations\/[^/]+\/invitation-imports$/, bytes: MAX_IMPORT_BYTES }];

/** Directories are answered in the words of SCIM, whatever refuses them. */
const renderers = [{ prefix: `${SCIM_PATH}/`, render: scimProblem }];

const repository = join(import.meta.dirname, "../../..");

/** The whole product over HTTP: the API, the panel and the pages of the refusals. */
export function createApp(platform: Platform, options: AppOptions): Hono<HttpEnv> {
  const { trustedHops, showsMailbox, budgets = DEFAULT_BUDGETS, metrics } = options;
  const spend = spending(budgets, options.colleagues);
  const app = new Hono<HttpEnv>();
  const { publicUrl, log, tracing } = platform;
  guardEdge(app, { publicUrl, trustedHops, log, metrics, tracing, foreignForms, largeBodies, renderers });
  serveHealth(app, publicUrl, options.readiness ?? createReadiness(platform.database));
  if (metrics !== undefined) serveMetrics(app, metrics, { token: options.metricsToken, publicUrl });

  const door = openDoor(app, platform, gateOf(platform), spend);
  const limiter = createLimiter(platform);
  identityRoutes(door, limiter);
  secondFactorRoutes(door, limiter);
  accountRoutes(door);
  setupRoutes(door, limiter);
  organizationRoutes(door);
  roleRoutes(door);
  subscriptionRoutes(door);
  memberRoutes(door);
  workspaceRoutes(door);
  groupRoutes(door);
  domainRoutes(door, limiter);
  ssoRoutes(door, limiter, platform);
  seatRequestRoutes(door);
  invitationRoutes(door, limiter);
  joinRequestRoutes(door, limiter);
  directoryRoutes(door, platform);
  directoryService(app, platform, spend);
  serviceAccountRoutes(door);
  apiKeyRoutes(door, platform);
  adminKeyRoutes(door);
  webhookRoutes(door);
  ssoSignInRoutes(door, limiter);
  auditRoutes(door);
  bulkRoutes(door);
  serveApiReference(app, publicUrl);
  refuseUnknown(app, "/v1", operations);
  ssoCallbacks(app, platform, limiter);

  if (showsMailbox) mailboxRoutes(app, platform);
  serveErrorPages(app, join(repository, "docs/errors"));
  servePanel(app, join(repository, "packages/web/dist"));
  return app;
}

function gateOf(platform: Platform): Gate {
  const noteActivity = presence(platform);
  const noteUse = noting(platform, "use of an Admin API key", timeIn("admin_keys", "last_used_at"));

  async function enterAsKey(db: Reader, key: PresentedKey, organizationId: string, now: Date) {
    const actor = await enterByKey(db, key, organizationId, now);
    noteUse(organizationId, actor.keyId);
    return actor;
  }

  async function enterAsUser(db: Reader, user: UserActor, organizationId: string, now: Date, found: Found) {
    checkOrigin(user, organizationId);
    const { actor, entrance } = enterBy(await found, user);
    const emails = [user.email, actor.email];
    // Most Organizations force nobody, and most sessions came by no provider: then there is nothing to ask.
    if (entrance.enforcesSingleSignOn || user.proof.through !== undefined)
      await checkSingleSignOn(db, { ...actor, emails }, organizationId, now);
    checkSecondFactor(actor, entrance, organizationId, now);
    noteActivity(organizationId, actor.memberId);
    return actor;
  }

  return {
    async authenticate(c) {
      const key = bearerOf(c);
      return key === undefined ? authenticate(platform, c) : presented(key);
    },
    async enter(db, caller, organizationId, now) {
      if (caller.kind === "presented_key") return enterAsKey(db, caller, organizationId, now);
      return enterAsUser(db, caller, organizationId, now, findEntrance(db, organizationId, caller, now));
    },
    approach(c, db, organizationId, now) {
      const key = bearerOf(c);
      const caller = key === undefined ? authenticate(platform, c, db) : Promise.resolve(presented(key));
      const sessionHash = sessionHashOf({ c, platform });
      const found: Found =
        sessionHash === undefined ? Promise.resolve(undefined) : findEntrance(db, organizationId, { sessionHash }, now);
      // Whoever is nobody is refused by that, whatever became of this.
      found.catch(() => {});
      return {
        caller,
        enter: (who) =>
          who.kind === "presented_key"
            ? enterAsKey(db, who, organizationId, now)
            : enterAsUser(db, who, organizationId, now, found),
      };
    },
    enterWorkspace,
  };
}

type Found = ReturnType<typeof findEntrance>;
