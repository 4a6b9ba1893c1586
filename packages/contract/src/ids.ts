import * as z from "zod";

/** The prefix of every kind of id. An id is the prefix, `_`, and a UUIDv7 in 32 hexadecimal digits. */
export const idPrefixes = {
  organization: "org",
  user: "usr",
  member: "mem",
  invitation: "inv",
  session: "ses",
  seat: "sea",
  seatRequest: "srq",
  ledgerEntry: "led",
  auditEvent: "evt",
  role: "role",
  workspace: "wsp",
  group: "grp",
  apiKey: "key",
  serviceAccount: "svc",
  domain: "dom",
  joinRequest: "jrq",
  passkey: "pky",
  ssoConnection: "sso",
  ssoSignIn: "ssn",
  directoryToken: "dtk",
  directoryRequest: "drq",
  adminKey: "adk",
  webhookEndpoint: "whe",
  webhookDelivery: "whd",
  webhookReplay: "whr",
  bulkJob: "blk",
} as const;

export type IdKind = keyof typeof idPrefixes;

/** What an id of this kind looks like. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${idPrefixes[kind]}_[0-9a-f]{32}$`);
}

function idOf(kind: IdKind) {
  return z.string().regex(idPattern(kind), `must be an id that starts with ${idPrefixes[kind]}_`);
}

export const OrganizationId = idOf("organization");
export const UserId = idOf("user");
export const MemberId = idOf("member");
export const InvitationId = idOf("invitation");
export const SessionId = idOf("session");
export const SeatRequestId = idOf("seatRequest");
export const LedgerEntryId = idOf("ledgerEntry");
export const AuditEventId = idOf("auditEvent");
export const CustomRoleId = idOf("role");
export const WorkspaceId = idOf("workspace");
export const GroupId = idOf("group");
export const ApiKeyId = idOf("apiKey");
export const AdminKeyId = idOf("adminKey");
export const ServiceAccountId = idOf("serviceAccount");
export const DomainId = idOf("domain");
export const JoinRequestId = idOf("joinRequest");
export const PasskeyId = idOf("passkey");
export const SsoConnectionId = idOf("ssoConnection");
export const SsoSignInId = idOf("ssoSignIn");
export const DirectoryTokenId = idOf("directoryToken");
export const DirectoryRequestId = idOf("directoryRequest");
export const WebhookEndpointId = idOf("webhookEndpoint");
export const WebhookDeliveryId = idOf("webhookDelivery");
export const WebhookReplayId = idOf("webhookReplay");
export const BulkJobId = idOf("bulkJob");
