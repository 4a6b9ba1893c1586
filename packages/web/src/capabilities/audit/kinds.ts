import { eventNames } from "@rollcall/contract/events";
import {
  Boxes,
  Building2,
  FolderSync,
  Globe,
  History,
  KeyRound,
  ListChecks,
  LogIn,
  type LucideIcon,
  MailPlus,
  ShieldCheck,
  Ticket,
  UserPlus,
  Users,
  UsersRound,
  Webhook,
} from "lucide-react";
import type { Translate } from "../../texts/use-text.ts";

/** What an event is about, by the first part of its name. */
const kinds = {
  member: Users,
  invitation: MailPlus,
  join_request: UserPlus,
  seat: Ticket,
  subscription: Ticket,
  role: ShieldCheck,
  workspace: Boxes,
  group: UsersRound,
  key: KeyRound,
  service_account: KeyRound,
  admin_key: KeyRound,
  domain: Globe,
  sso: LogIn,
  directory: FolderSync,
  webhook: Webhook,
  bulk: ListChecks,
  audit: History,
  organization: Building2,
} satisfies Record<string, LucideIcon>;

export type EventKind = keyof typeof kinds;
export const eventKinds = Object.keys(kinds) as EventKind[];

export function kindOf(name: string): string {
  return name.split(".")[0] ?? "";
}

export function iconOf(name: string): LucideIcon {
  const kind = kindOf(name);
  return kind in kinds ? kinds[kind as EventKind] : History;
}

/** The names of every event of these kinds: what the API filters by. */
export function namesOf(chosen: readonly string[]): string[] {
  return eventNames.filter((name) => chosen.includes(kindOf(name)));
}

export function kindName(kind: EventKind, t: Translate): string {
  return {
    member: t("Members"),
    invitation: t("Invitations"),
    join_request: t("Requests to join"),
    seat: t("Seats"),
    subscription: t("Subscriptions"),
    role: t("Roles"),
    workspace: t("Workspaces"),
    group: t("Groups"),
    key: t("API keys"),
    service_account: t("Service accounts"),
    admin_key: t("Admin API keys"),
    domain: t("Domains"),
    sso: t("Single sign-on"),
    directory: t("Directory sync"),
    webhook: t("Webhooks"),
    bulk: t("Bulk changes"),
    audit: t("Audit log"),
    organization: t("Organization"),
  }[kind];
}
