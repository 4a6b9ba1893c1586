import { keyStatuses } from "@rollcall/contract/api-keys";
import { bulkOutcomes, bulkStates } from "@rollcall/contract/bulk";
import { directoryOutcomes } from "@rollcall/contract/directory";
import { invitationSorts, invitationStatuses } from "@rollcall/contract/invitations";
import { joinRequestStatuses } from "@rollcall/contract/join-requests";
import { permits, type WorkspacePermission } from "@rollcall/contract/permissions";
import { ssoOutcomes } from "@rollcall/contract/sso-sign-ins";
import { getWorkspace } from "@rollcall/contract/workspaces";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent as lazy,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { parseSearch, searchBy, stringifySearch } from "./address.ts";
import { isSignedOut, queryClient, read } from "./api.ts";
import { auditSearch } from "./capabilities/audit/search.ts";
import { memberSearch } from "./capabilities/members/search.ts";
import { deliverySearch } from "./capabilities/webhooks/search.ts";
import { anyOf, oneOf, searched, text, word } from "./search-fields.ts";
import { firstMembership, meQuery, session } from "./session.ts";
import { ErrorAlone, ErrorPage } from "./shell/error-page.tsx";
import { NotFoundAlone, NotFoundPage } from "./shell/not-found-page.tsx";
import { OrganizationFrame } from "./shell/organization-frame.tsx";
import { PendingPage } from "./shell/pending-page.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundAlone, errorComponent: ErrorAlone });

// Before sign-in. The secrets of mailed links stand behind the `#` (see shell/link-token.ts).

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: searchBy({ return_to: text(2000), email: text(254) }),
  component: lazy(() => import("./capabilities/identity/sign-in-page.tsx"), "SignInPage"),
});
const signInLink = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/link",
  validateSearch: searchBy({ return_to: text(2000) }),
  component: lazy(() => import("./capabilities/identity/sign-in-link-page.tsx"), "SignInLinkPage"),
});
/** Where an identity provider's answer leads (`SSO_RETURN_PATH` of the contract). */
const ssoReturn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/sso",
  component: lazy(() => import("./capabilities/sso/return-page.tsx"), "SsoReturnPage"),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  validateSearch: searchBy({ email: text(254) }),
  component: lazy(() => import("./capabilities/identity/reset-password-page.tsx"), "ResetPasswordPage"),
});
const choosePassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password/choose",
  component: lazy(() => import("./capabilities/identity/choose-password-page.tsx"), "ChoosePasswordPage"),
});
const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: "/verify-email",
  component: lazy(() => import("./capabilities/identity/verify-email-page.tsx"), "VerifyEmailPage"),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazy(() => import("./capabilities/identity/setup-page.tsx"), "SetupPage"),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: "/sign-up",
  component: lazy(() => import("./capabilities/join-requests/sign-up-page.tsx"), "SignUpPage"),
});
const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazy(() => import("./capabilities/invitations/join-page.tsx"), "JoinPage"),
});

// After sign-in

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
    const asked = session.isOver
      ? queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
      : queryClient.ensureQueryData(meQuery);
    const me = await asked.catch((error: unknown) => {
      if (!isSignedOut(error)) throw error;
      session.isOver = true;
      throw redirect({ to: "/sign-in", search: { return_to: location.href } });
    });
    session.isOver = false;
    return { me };
  },
  errorComponent: ErrorAlone,
  component: lazy(() => import("./shell/app-shell.tsx"), "AppShell"),
});
const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: ({ context }) => {
    const membership = firstMembership(context.me);
    if (membership)
      throw redirect({ to: "/o/$organizationId", params: { organizationId: membership.organization.id } });
  },
  component: lazy(() => import("./capabilities/organizations/no-organization-page.tsx"), "NoOrganizationPage"),
});
const account = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  component: lazy(() => import("./capabilities/identity/account-page.tsx"), "AccountPage"),
});

const joinable = createRoute({
  getParentRoute: () => signedIn,
  path: "/organizations",
  component: lazy(() => import("./capabilities/join-requests/joinable-page.tsx"), "JoinablePage"),
});

// Inside an Organization

const organization = createRoute({
  getParentRoute: () => signedIn,
  path: "/o/$organizationId",
  beforeLoad: async ({ context, params }) => {
    const isOfIt = ({ organization }: { organization: { id: string } }) => organization.id === params.organizationId;
    const known = context.me.memberships.find(isOfIt);
    // Somebody who has just joined in another tab is a member that this tab does not know of yet.
    const membership = known ?? (await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })).memberships.find(isOfIt);
    return { membership };
  },
  component: OrganizationFrame,
});
const organizationHome = createRoute({
  getParentRoute: () => organization,
  path: "/",
  beforeLoad: ({ context: { membership }, params }) => {
    if (membership?.status !== "active") return;
    if (permits(membership.permissions, "members:read")) throw redirect({ to: "/o/$organizationId/members", params });
    if (permits(membership.permissions, "subscriptions:read"))
      throw redirect({ to: "/o/$organizationId/subscriptions", params });
    throw redirect({ to: "/o/$organizationId/your-access", params });
  },
});
const members = createRoute({
  getParentRoute: () => organization,
  path: "/members",
  component: lazy(() => import("./capabilities/members/members-page.tsx"), "MembersPage"),
});
/** The list stays where it is while a member's details open over it: they are its children. */
const activeUsers = createRoute({
  getParentRoute: () => members,
  id: "active",
  validateSearch: searchBy(memberSearch),
  component: lazy(() => import("./capabilities/members/active-users-page.tsx"), "ActiveUsersPage"),
});
const activeUsersAlone = createRoute({ getParentRoute: () => activeUsers, path: "/" });
const memberDetails = createRoute({
  getParentRoute: () => activeUsers,
  path: "/$memberId",
  component: lazy(() => import("./capabilities/members/member-details-page.tsx"), "MemberDetailsPage"),
});
const memberHome = createRoute({
  getParentRoute: () => memberDetails,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/o/$organizationId/members/$memberId/profile", params, search: true });
  },
});
const memberProfile = createRoute({
  getParentRoute: () => memberDetails,
  path: "/profile",
  component: lazy(() => import("./capabilities/members/member-profile-page.tsx"), "MemberProfilePage"),
});
const memberSubscriptions = createRoute({
  getParentRoute: () => memberDetails,
  path: "/subscriptions",
  component: lazy(() => import("./capabilities/members/member-subscriptions-page.tsx"), "MemberSubscriptionsPage"),
});
const memberWorkspaces = createRoute({
  getParentRoute: () => memberDetails,
  path: "/workspaces",
  component: lazy(() => import("./capabilities/workspaces/member-workspaces-page.tsx"), "MemberWorkspacesPage"),
});
const memberGroups = createRoute({
  getParentRoute: () => memberDetails,
  path: "/groups",
  component: lazy(() => import("./capabilities/groups/member-groups-page.tsx"), "MemberGroupsPage"),
});
const memberActivity = createRoute({
  getParentRoute: () => memberDetails,
  path: "/activity",
  component: lazy(() => import("./capabilities/audit/member-activity-page.tsx"), "MemberActivityPage"),
});
const memberKeys = createRoute({
  getParentRoute: () => memberDetails,
  path: "/keys",
  component: lazy(() => import("./capabilities/api-keys/member-keys-page.tsx"), "MemberKeysPage"),
});
const invitedUsers = createRoute({
  getParentRoute: () => members,
  path: "/invited",
  validateSearch: searchBy({
    q: searched,
    status: anyOf(oneOf(invitationStatuses)),
    role: anyOf(word),
    sort: oneOf(invitationSorts),
  }),
  component: lazy(() => import("./capabilities/invitations/invited-users-page.tsx"), "InvitedUsersPage"),
});
const joinRequests = createRoute({
  getParentRoute: () => members,
  path: "/requests",
  validateSearch: searchBy({ status: anyOf(oneOf(joinRequestStatuses)) }),
  component: lazy(() => import("./capabilities/join-requests/requests-page.tsx"), "RequestsPage"),
});
/** What is done to many at once; mails and reloads lead to a single one. */
const bulkJobs = createRoute({
  getParentRoute: () => organization,
  path: "/bulk",
  validateSearch: searchBy({ state: anyOf(oneOf(bulkStates)) }),
  component: lazy(() => import("./capabilities/bulk/bulk-page.tsx"), "BulkPage"),
});
const bulkJob = createRoute({
  getParentRoute: () => organization,
  path: "/bulk/$jobId",
  validateSearch: searchBy({ outcome: oneOf(bulkOutcomes) }),
  component: lazy(() => import("./capabilities/bulk/job-page.tsx"), "JobPage"),
});
const subscriptions = createRoute({
  getParentRoute: () => organization,
  path: "/subscriptions",
  validateSearch: searchBy({ product_id: anyOf(word), requests: oneOf(["answered"]) }),
  component: lazy(() => import("./capabilities/subscriptions/subscriptions-page.tsx"), "SubscriptionsPage"),
});
const workspaces = createRoute({
  getParentRoute: () => organization,
  path: "/workspaces",
  validateSearch: searchBy({ q: searched, status: anyOf(oneOf(["active", "archived"])) }),
  component: lazy(() => import("./capabilities/workspaces/workspaces-page.tsx"), "WorkspacesPage"),
});
const workspace = createRoute({
  getParentRoute: () => organization,
  path: "/workspaces/$workspaceId",
  component: lazy(() => import("./capabilities/workspaces/workspace-page.tsx"), "WorkspacePage"),
});
const workspaceHome = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  beforeLoad: async ({ params }) => {
    const asked = read(getWorkspace, {
      params: { organization_id: params.organizationId, workspace_id: params.workspaceId },
    });
    // Where it cannot be read, the page says why.
    const known = await queryClient.ensureQueryData(asked).catch(() => undefined);
    const may = (wanted: WorkspacePermission) => known === undefined || permits(known.permissions, wanted);
    if (may("workspace.members:read"))
      throw redirect({ to: "/o/$organizationId/workspaces/$workspaceId/members", params });
    if (may("workspace.keys:own")) throw redirect({ to: "/o/$organizationId/workspaces/$workspaceId/keys", params });
    throw redirect({ to: "/o/$organizationId/workspaces/$workspaceId/settings", params });
  },
});
const workspaceMembers = createRoute({
  getParentRoute: () => workspace,
  path: "/members",
  validateSearch: searchBy({ q: searched, role: anyOf(word) }),
  component: lazy(() => import("./capabilities/workspaces/workspace-members-page.tsx"), "WorkspaceMembersPage"),
});
const workspaceKeys = createRoute({
  getParentRoute: () => workspace,
  path: "/keys",
  validateSearch: searchBy({ status: anyOf(oneOf(keyStatuses)) }),
  component: lazy(() => import("./capabilities/api-keys/workspace-keys-page.tsx"), "WorkspaceKeysPage"),
});
const workspaceServiceAccounts = createRoute({
  getParentRoute: () => workspace,
  path: "/service-accounts",
  component: lazy(() => import("./capabilities/api-keys/service-accounts-page.tsx"), "ServiceAccountsPage"),
});
const workspaceSettings = createRoute({
  getParentRoute: () => workspace,
  path: "/settings",
  component: lazy(() => import("./capabilities/workspaces/workspace-settings-page.tsx"), "WorkspaceSettingsPage"),
});
const groups = createRoute({
  getParentRoute: () => organization,
  path: "/groups",
  validateSearch: searchBy({ q: searched }),
  component: lazy(() => import("./capabilities/groups/groups-page.tsx"), "GroupsPage"),
});
const group = createRoute({
  getParentRoute: () => organization,
  path: "/groups/$groupId",
  component: lazy(() => import("./capabilities/groups/group-page.tsx"), "GroupPage"),
});
const groupHome = createRoute({
  getParentRoute: () => group,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/o/$organizationId/groups/$groupId/members", params });
  },
});
const groupMembers = createRoute({
  getParentRoute: () => group,
  path: "/members",
  validateSearch: searchBy({ q: searched }),
  component: lazy(() => import("./capabilities/groups/group-members-page.tsx"), "GroupMembersPage"),
});
const groupInside = createRoute({
  getParentRoute: () => group,
  path: "/inside",
  component: lazy(() => import("./capabilities/groups/group-inside-page.tsx"), "GroupInsidePage"),
});
const groupAccess = createRoute({
  getParentRoute: () => group,
  path: "/access",
  component: lazy(() => import("./capabilities/groups/group-access-page.tsx"), "GroupAccessPage"),
});
const roles = createRoute({
  getParentRoute: () => organization,
  path: "/roles",
  validateSearch: searchBy({
    scope: oneOf(["workspace"]),
    q: searched,
    role: word,
    edit: word,
  }),
  component: lazy(() => import("./capabilities/roles/roles-page.tsx"), "RolesPage"),
});
const settings = createRoute({
  getParentRoute: () => organization,
  path: "/settings",
  component: lazy(() => import("./capabilities/organizations/organization-page.tsx"), "OrganizationPage"),
});
const yourAccess = createRoute({
  getParentRoute: () => organization,
  path: "/your-access",
  component: lazy(() => import("./capabilities/access/your-access-page.tsx"), "YourAccessPage"),
});
/** How people come in. Who does not configure that may mean their own access. */
const accessHome = createRoute({
  getParentRoute: () => organization,
  path: "/access",
  beforeLoad: ({ context: { membership }, params }) => {
    const mayConfigure = permits(membership?.permissions ?? [], "access:write");
    throw redirect({
      to: mayConfigure ? "/o/$organizationId/access/domains" : "/o/$organizationId/your-access",
      params,
    });
  },
});
const access = createRoute({
  getParentRoute: () => organization,
  id: "access-settings",
  component: lazy(() => import("./capabilities/access-settings/access-page.tsx"), "AccessPage"),
});
const domains = createRoute({
  getParentRoute: () => access,
  path: "/access/domains",
  component: lazy(() => import("./capabilities/domains/domains-page.tsx"), "DomainsPage"),
});
const connections = createRoute({
  getParentRoute: () => access,
  path: "/access/sso",
  component: lazy(() => import("./capabilities/sso/connections-page.tsx"), "ConnectionsPage"),
});
const directory = createRoute({
  getParentRoute: () => access,
  path: "/access/directory",
  component: lazy(() => import("./capabilities/directory/directory-page.tsx"), "DirectoryPage"),
});
const directoryOverview = createRoute({
  getParentRoute: () => directory,
  path: "/",
  validateSearch: searchBy({ guide: oneOf(["okta", "entra", "onelogin", "jumpcloud", "google", "other"]) }),
  component: lazy(() => import("./capabilities/directory/overview-page.tsx"), "OverviewPage"),
});
const directoryGroups = createRoute({
  getParentRoute: () => directory,
  path: "/groups",
  validateSearch: searchBy({ q: searched }),
  component: lazy(() => import("./capabilities/directory/groups-page.tsx"), "DirectoryGroupsPage"),
});
/** One Group or one request opens over its list. */
const directoryGroup = createRoute({
  getParentRoute: () => directoryGroups,
  path: "/$groupId",
  component: lazy(() => import("./capabilities/directory/map-group-page.tsx"), "MapGroupPage"),
});
const directoryLog = createRoute({
  getParentRoute: () => directory,
  path: "/log",
  validateSearch: searchBy({
    outcome: anyOf(oneOf(directoryOutcomes)),
    subject_id: text(64),
    reads: oneOf(["shown"]),
  }),
  component: lazy(() => import("./capabilities/directory/log-page.tsx"), "LogPage"),
});
const directoryRequest = createRoute({
  getParentRoute: () => directoryLog,
  path: "/$requestId",
  component: lazy(() => import("./capabilities/directory/request-page.tsx"), "RequestPage"),
});
const automaticSeats = createRoute({
  getParentRoute: () => access,
  path: "/access/seats",
  component: lazy(() => import("./capabilities/sso/seats-page.tsx"), "SeatsPage"),
});
const signInRules = createRoute({
  getParentRoute: () => access,
  path: "/access/sign-in-rules",
  component: lazy(() => import("./capabilities/sso/sign-in-rules-page.tsx"), "SignInRulesPage"),
});
const connection = createRoute({
  getParentRoute: () => organization,
  path: "/access/sso/$connectionId",
  component: lazy(() => import("./capabilities/sso/connection-page.tsx"), "ConnectionPage"),
});
const connectionHome = createRoute({
  getParentRoute: () => connection,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/o/$organizationId/access/sso/$connectionId/set-up", params });
  },
});
const connectionSetUp = createRoute({
  getParentRoute: () => connection,
  path: "/set-up",
  validateSearch: searchBy({ step: oneOf(["ours", "provider", "attributes", "domains", "test", "enable", "none"]) }),
  component: lazy(() => import("./capabilities/sso/set-up-page.tsx"), "SetUpPage"),
});
const connectionGrants = createRoute({
  getParentRoute: () => connection,
  path: "/grants",
  component: lazy(() => import("./capabilities/sso/grants-page.tsx"), "GrantsPage"),
});
const connectionSignIns = createRoute({
  getParentRoute: () => connection,
  path: "/sign-ins",
  validateSearch: searchBy({ outcome: anyOf(oneOf(ssoOutcomes)) }),
  component: lazy(() => import("./capabilities/sso/sign-ins-page.tsx"), "SignInsPage"),
});
/** Where the window of a test ends (`ssoTestPath` of the contract). */
const connectionTest = createRoute({
  getParentRoute: () => connection,
  path: "/tests/$signInId",
  component: lazy(() => import("./capabilities/sso/test-page.tsx"), "TestPage"),
});
const audit = createRoute({
  getParentRoute: () => organization,
  path: "/audit",
  component: lazy(() => import("./capabilities/audit/audit-page.tsx"), "AuditPage"),
});
/** The log stays where it is while one event opens over it. */
const auditEvents = createRoute({
  getParentRoute: () => audit,
  id: "events",
  validateSearch: searchBy(auditSearch),
  component: lazy(() => import("./capabilities/audit/events-page.tsx"), "EventsPage"),
});
const auditEventsAlone = createRoute({ getParentRoute: () => auditEvents, path: "/" });
const auditEvent = createRoute({
  getParentRoute: () => auditEvents,
  path: "/$eventId",
  component: lazy(() => import("./capabilities/audit/event-page.tsx"), "EventPage"),
});
const auditIntegrity = createRoute({
  getParentRoute: () => audit,
  path: "/integrity",
  component: lazy(() => import("./capabilities/audit/integrity-page.tsx"), "IntegrityPage"),
});
const adminKeys = createRoute({
  getParentRoute: () => organization,
  path: "/admin-keys",
  validateSearch: searchBy({ status: anyOf(oneOf(keyStatuses)) }),
  component: lazy(() => import("./capabilities/admin-keys/admin-keys-page.tsx"), "AdminKeysPage"),
});
const webhooks = createRoute({
  getParentRoute: () => organization,
  path: "/webhooks",
  component: lazy(() => import("./capabilities/webhooks/endpoints-page.tsx"), "EndpointsPage"),
});
/** One endpoint; mails about it lead here. */
const webhook = createRoute({
  getParentRoute: () => organization,
  path: "/webhooks/$endpointId",
  component: lazy(() => import("./capabilities/webhooks/endpoint-page.tsx"), "EndpointPage"),
});
/** The log stays where it is while one delivery opens over it. */
const webhookDeliveries = createRoute({
  getParentRoute: () => webhook,
  id: "deliveries",
  validateSearch: searchBy(deliverySearch),
  component: lazy(() => import("./capabilities/webhooks/deliveries-page.tsx"), "DeliveriesPage"),
});
const webhookDeliveriesAlone = createRoute({ getParentRoute: () => webhookDeliveries, path: "/" });
const webhookDelivery = createRoute({
  getParentRoute: () => webhookDeliveries,
  path: "/deliveries/$deliveryId",
  component: lazy(() => import("./capabilities/webhooks/delivery-page.tsx"), "DeliveryPage"),
});
const webhookSettings = createRoute({
  getParentRoute: () => webhook,
  path: "/settings",
  component: lazy(() => import("./capabilities/webhooks/settings-page.tsx"), "SettingsPage"),
});
const webhookVerification = createRoute({
  getParentRoute: () => webhook,
  path: "/verify",
  component: lazy(() => import("./capabilities/webhooks/verification-page.tsx"), "VerificationPage"),
});
/** An address that is none of them: the shell stays around what says so. */
const nowhere = createRoute({ getParentRoute: () => organization, path: "$", component: NotFoundPage });

const myKeys = createRoute({
  getParentRoute: () => organization,
  path: "/keys",
  validateSearch: searchBy({ status: anyOf(oneOf(keyStatuses)) }),
  component: lazy(() => import("./capabilities/api-keys/my-keys-page.tsx"), "MyKeysPage"),
});

const outside = [
  signIn,
  signInLink,
  ssoReturn,
  resetPassword,
  choosePassword,
  verifyEmail,
  setup,
  signUp,
  join,
] as const;
const details = memberDetails.addChildren([
  memberHome,
  memberProfile,
  memberSubscriptions,
  memberWorkspaces,
  memberGroups,
  memberKeys,
  memberActivity,
]);
const lists = members.addChildren([activeUsers.addChildren([activeUsersAlone, details]), invitedUsers, joinRequests]);
const workspacePages = workspace.addChildren([
  workspaceHome,
  workspaceMembers,
  workspaceKeys,
  workspaceServiceAccounts,
  workspaceSettings,
]);
const groupPages = group.addChildren([groupHome, groupMembers, groupInside, groupAccess]);
const directoryPages = directory.addChildren([
  directoryOverview,
  directoryGroups.addChildren([directoryGroup]),
  directoryLog.addChildren([directoryRequest]),
]);
const accessPages = access.addChildren([domains, connections, directoryPages, automaticSeats, signInRules]);
const connectionPages = connection.addChildren([
  connectionHome,
  connectionSetUp,
  connectionGrants,
  connectionSignIns,
  connectionTest,
]);
const auditPages = audit.addChildren([auditEvents.addChildren([auditEventsAlone, auditEvent]), auditIntegrity]);
const webhookPages = webhook.addChildren([
  webhookDeliveries.addChildren([webhookDeliveriesAlone, webhookDelivery]),
  webhookSettings,
  webhookVerification,
]);
const inside = organization.addChildren([
  organizationHome,
  lists,
  bulkJobs,
  bulkJob,
  subscriptions,
  workspaces,
  workspacePages,
  groups,
  groupPages,
  roles,
  auditPages,
  adminKeys,
  webhooks,
  webhookPages,
  settings,
  yourAccess,
  accessHome,
  accessPages,
  connectionPages,
  myKeys,
  nowhere,
]);

export const router = createRouter({
  routeTree: root.addChildren([...outside, signedIn.addChildren([home, account, joinable, inside])]),
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
