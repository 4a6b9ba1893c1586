import { useNavigate } from "@tanstack/react-router";
import {
  ArrowLeftRight,
  Boxes,
  FileUp,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  SquareTerminal,
  Sun,
  UserPlus,
  UsersRound,
  Webhook,
} from "lucide-react";
import { useMe, useMembership, useOrganizationId, usePermits } from "../../session.ts";
import { useTheme } from "../../shell/theme.ts";
import { useSignOut } from "../../shell/use-sign-out.ts";
import { useText } from "../../texts/use-text.ts";
import type { Entry } from "./entries.ts";

/** What one may do from anywhere. */
export function useActions(onShowShortcuts: () => void): Entry[] {
  const t = useText();
  const leave = useSignOut();
  return [
    ...useBeginnings(),
    ...useOthers(),
    ...useThemes(),
    { id: "do shortcuts", label: t("Keyboard shortcuts"), icon: Keyboard, keys: "?", run: onShowShortcuts },
    { id: "do sign-out", label: t("Sign out"), icon: LogOut, run: leave },
  ];
}

/** Forms that stand above a page. */
function useBeginnings(): Entry[] {
  const t = useText();
  const may = usePermits();
  const navigate = useNavigate();
  const membership = useMembership(useOrganizationId());
  if (membership?.status !== "active") return [];
  const params = { organizationId: membership.organization.id };
  const invite: Entry = {
    id: "do invite",
    label: t("Invite members"),
    icon: UserPlus,
    run: () => void navigate({ to: "/o/$organizationId/members", params, hash: "invite" }),
  };
  const importing: Entry = {
    id: "do import",
    label: t("Import people from a CSV"),
    icon: FileUp,
    run: () => void navigate({ to: "/o/$organizationId/members/invited", params, hash: "import" }),
  };
  const workspace: Entry = {
    id: "do workspace",
    label: t("Create Workspace"),
    icon: Boxes,
    run: () => void navigate({ to: "/o/$organizationId/workspaces", params, hash: "new" }),
  };
  const group: Entry = {
    id: "do group",
    label: t("Create Group"),
    icon: UsersRound,
    run: () => void navigate({ to: "/o/$organizationId/groups", params, hash: "new" }),
  };
  const adminKey: Entry = {
    id: "do admin key",
    label: t("Create Admin API key"),
    icon: SquareTerminal,
    run: () => void navigate({ to: "/o/$organizationId/admin-keys", params, hash: "new" }),
  };
  const webhook: Entry = {
    id: "do webhook",
    label: t("Add endpoint"),
    words: t("webhook"),
    icon: Webhook,
    run: () => void navigate({ to: "/o/$organizationId/webhooks", params, hash: "new" }),
  };
  return [
    ...(may("members:invite") ? [invite, importing] : []),
    ...(may("workspaces:create") ? [workspace] : []),
    ...(may("groups:write") ? [group] : []),
    ...(may("admin_keys:write") ? [adminKey] : []),
    ...(may("webhooks:write") ? [webhook] : []),
  ];
}

/** The other Organizations that one belongs to. */
function useOthers(): Entry[] {
  const t = useText();
  const navigate = useNavigate();
  const current = useOrganizationId();
  const others = useMe().memberships.filter(({ organization }) => organization.id !== current);
  return others.map(({ organization: { id, name } }) => ({
    id: `do switch ${id}`,
    label: t("Switch to {organization}", { organization: name }),
    icon: ArrowLeftRight,
    run: () => void navigate({ to: "/o/$organizationId", params: { organizationId: id } }),
  }));
}

function useThemes(): Entry[] {
  const t = useText();
  const [theme, choose] = useTheme();
  const themes = [
    { value: "light", label: t("Light theme"), icon: Sun },
    { value: "dark", label: t("Dark theme"), icon: Moon },
    { value: "system", label: t("Theme of the system"), icon: Monitor },
  ] as const;
  return themes
    .filter(({ value }) => value !== theme)
    .map(({ value, label, icon }) => ({ id: `do theme ${value}`, label, icon, run: () => choose(value) }));
}
