import { type OrganizationPermission, permits } from "@rollcall/contract/permissions";
import { useLocation } from "@tanstack/react-router";
import {
  Boxes,
  Building2,
  CreditCard,
  History,
  IdCard,
  KeyRound,
  LogIn,
  type LucideIcon,
  ShieldCheck,
  SquareTerminal,
  Users,
  UsersRound,
  Webhook,
} from "lucide-react";
import { type Membership, usePermits } from "../session.ts";
import { type Translate, useText } from "../texts/use-text.ts";

export type Place = {
  to:
    | "/o/$organizationId/members"
    | "/o/$organizationId/workspaces"
    | "/o/$organizationId/groups"
    | "/o/$organizationId/subscriptions"
    | "/o/$organizationId/roles"
    | "/o/$organizationId/audit"
    | "/o/$organizationId/webhooks"
    | "/o/$organizationId/admin-keys"
    | "/o/$organizationId/settings"
    | "/o/$organizationId/access"
    | "/o/$organizationId/your-access"
    | "/o/$organizationId/keys";
  label: string;
  icon: LucideIcon;
  /** The key after `g` that goes there. */
  key: string;
  disabledReason: string | undefined;
};

type Spec = Omit<Place, "disabledReason"> & { needs?: OrganizationPermission };

function administration(t: Translate): Spec[] {
  return [
    { to: "/o/$organizationId/members", label: t("Members"), icon: Users, key: "m", needs: "members:read" },
    // Everybody sees theirs.
    { to: "/o/$organizationId/workspaces", label: t("Workspaces"), icon: Boxes, key: "w" },
    { to: "/o/$organizationId/groups", label: t("Groups"), icon: UsersRound, key: "g", needs: "groups:read" },
    {
      to: "/o/$organizationId/subscriptions",
      label: t("Subscriptions"),
      icon: CreditCard,
      key: "s",
      needs: "subscriptions:read",
    },
    {
      to: "/o/$organizationId/roles",
      label: t("Roles and permissions"),
      icon: ShieldCheck,
      key: "r",
      needs: "roles:read",
    },
    { to: "/o/$organizationId/access", label: t("Access"), icon: LogIn, key: "i", needs: "access:write" },
    { to: "/o/$organizationId/audit", label: t("Audit log"), icon: History, key: "l", needs: "audit:read" },
    {
      to: "/o/$organizationId/settings",
      label: t("Organization"),
      icon: Building2,
      key: "o",
      needs: "organization:read",
    },
  ];
}

/** What programs work with. */
function developers(t: Translate): Spec[] {
  return [
    { to: "/o/$organizationId/webhooks", label: t("Webhooks"), icon: Webhook, key: "h", needs: "webhooks:write" },
    {
      to: "/o/$organizationId/admin-keys",
      label: t("Admin API keys"),
      icon: SquareTerminal,
      key: "p",
      needs: "admin_keys:write",
    },
  ];
}

function own(t: Translate): Spec[] {
  return [
    { to: "/o/$organizationId/your-access", label: t("Your access"), icon: IdCard, key: "a" },
    { to: "/o/$organizationId/keys", label: t("Your API keys"), icon: KeyRound, key: "k" },
  ];
}

/** Where one can go in an Organization, and why not where one may not. */
export function usePlaces(): { administration: Place[]; developers: Place[]; own: Place[] } {
  const t = useText();
  const may = usePermits();
  const placed = ({ needs, ...place }: Spec): Place => ({
    ...place,
    disabledReason:
      needs === undefined || may(needs)
        ? undefined
        : t("Your roles do not include this ({permission}).", { permission: needs }),
  });
  return {
    administration: administration(t).map(placed),
    developers: developers(t).map(placed),
    own: own(t).map(placed),
  };
}

/** Where a switch to another Organization leads: to the same kind of page, where one may see it there. */
export function useSamePlace(): (membership: Membership) => Place["to"] | "/o/$organizationId" {
  const t = useText();
  const kind = useLocation({ select: ({ pathname }) => pathname.split("/")[3] });
  const place = [...administration(t), ...developers(t), ...own(t)].find(({ to }) => to.endsWith(`/${kind}`));
  return ({ status, permissions }) => {
    if (place === undefined || status !== "active") return "/o/$organizationId";
    return place.needs === undefined || permits(permissions, place.needs) ? place.to : "/o/$organizationId";
  };
}
