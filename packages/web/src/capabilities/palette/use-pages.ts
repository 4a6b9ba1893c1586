import { useNavigate } from "@tanstack/react-router";
import {
  Armchair,
  CircleUser,
  FileCheck,
  FileCode,
  Globe,
  ListChecks,
  LogIn,
  MailPlus,
  ShieldCheck,
  UserPlus,
} from "lucide-react";
import { useMembership, useOrganizationId, usePermits } from "../../session.ts";
import { usePlaces } from "../../shell/navigation.ts";
import { useText } from "../../texts/use-text.ts";
import type { Entry } from "./entries.ts";

/** Every page that one may open. */
export function usePages(): Entry[] {
  const t = useText();
  const navigate = useNavigate();
  const membership = useMembership(useOrganizationId());
  const { administration, developers, own } = usePlaces();
  const inside = usePagesInside();
  const reference: Entry = {
    id: "page /reference",
    label: t("API reference"),
    words: t("documentation openapi"),
    icon: FileCode,
    run: () => window.open("/reference", "_blank", "noopener"),
  };
  const account: Entry = {
    id: "page /account",
    label: t("Account"),
    words: t("password passkey two-step sessions"),
    icon: CircleUser,
    run: () => void navigate({ to: "/account" }),
  };
  if (membership?.status !== "active") return [reference, account];
  const organizationId = membership.organization.id;
  const places = [...administration, ...developers, ...own]
    .filter(({ disabledReason }) => disabledReason === undefined)
    .map(({ to, label, icon, key }): Entry => {
      const run = () => void navigate({ to, params: { organizationId } });
      return { id: `page ${to}`, label, icon, keys: `g ${key}`, run };
    });
  return [...places, ...inside, reference, account];
}

const inOrganization = "/o/$organizationId";

/** The pages below those of the navigation. */
function usePagesInside(): Entry[] {
  const t = useText();
  const navigate = useNavigate();
  const may = usePermits();
  const organizationId = useOrganizationId() ?? "";
  const lists = [
    { to: `${inOrganization}/members/invited`, label: t("Invited Users"), icon: MailPlus },
    { to: `${inOrganization}/members/requests`, label: t("Requests to join"), icon: UserPlus },
    { to: `${inOrganization}/bulk`, label: t("Bulk changes"), icon: ListChecks },
  ] as const;
  const access = [
    { to: `${inOrganization}/access/domains`, label: t("Domains"), icon: Globe },
    { to: `${inOrganization}/access/sso`, label: t("Single sign-on"), icon: LogIn },
    { to: `${inOrganization}/access/seats`, label: t("Automatic seats"), icon: Armchair },
    { to: `${inOrganization}/access/sign-in-rules`, label: t("Sign-in rules"), icon: ShieldCheck },
  ] as const;
  const proof = [
    { to: `${inOrganization}/audit/integrity`, label: t("Integrity of the audit log"), icon: FileCheck },
  ] as const;
  const open = [
    ...(may("audit:read") ? proof : []),
    ...(may("members:read") ? lists : []),
    ...(may("access:write") ? access : []),
  ];
  return open.map(({ to, label, icon }) => {
    const run = () => void navigate({ to, params: { organizationId } });
    return { id: `page ${to}`, label, icon, run };
  });
}
