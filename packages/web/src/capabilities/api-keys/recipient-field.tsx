import { listServiceAccounts } from "@rollcall/contract/service-accounts";
import { listWorkspaceMembers, type WorkspaceMember } from "@rollcall/contract/workspaces";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { read } from "../../api.ts";
import { useSearchText } from "../../lists/use-search-text.ts";
import { useMe, useMembership, useOrganizationId } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { type RoleBook, useRoleBook } from "../roles/role-book.ts";
import type { Recipient } from "./hand-over.ts";

type Props = {
  workspace: { id: string; name: string };
  leavingId: string;
  chosen: Recipient | undefined;
  onChange: (recipient: Recipient | undefined) => void;
  error: string | undefined;
};

type Choice = Recipient & { description: string; disabledReason: string | undefined };

/** Somebody of the Workspace who gets a key: a member, a Service account, or oneself. */
export function RecipientField({ workspace, leavingId, chosen, onChange, error }: Props) {
  const t = useText();
  const [q, setQ] = useState<string>();
  const [, type] = useSearchText(q, setQ);
  const { choices, isBusy } = useRecipients(workspace.id, leavingId, q);
  return (
    <Combobox
      label={t("To")}
      placeholder={t("Member or Service account")}
      choices={choices.map(({ id, name, description, disabledReason }) => ({
        value: id,
        label: name,
        description,
        disabledReason,
      }))}
      known={chosen === undefined ? [] : [{ value: chosen.id, label: chosen.name }]}
      single
      values={chosen === undefined ? [] : [chosen.id]}
      onChange={([chosenId]) => onChange(recipientOf(choices.find(({ id }) => id === chosenId)))}
      search={{ onType: type, isBusy }}
      error={error}
    />
  );
}

function recipientOf(choice: Choice | undefined): Recipient | undefined {
  return choice && { kind: choice.kind, id: choice.id, name: choice.name };
}

/** Who may have keys in the Workspace and fits what is typed. */
function useRecipients(workspaceId: string, leavingId: string, q: string | undefined) {
  const t = useText();
  const book = useRoleBook();
  const { email } = useMe();
  const ownId = useMembership(useOrganizationId())?.member_id ?? "";
  const params = { ...useOrganizationParams(), workspace_id: workspaceId };
  const query = { limit: 20, ...(q !== undefined && { q }) };
  const members = useQuery({ ...read(listWorkspaceMembers, { params, query }), placeholderData: keepPreviousData });
  const accounts = useQuery(read(listServiceAccounts, { params }));

  const fits = (name: string) => q === undefined || name.toLowerCase().includes(q.toLowerCase());
  // An Organization Admin may have keys everywhere, also without a place among the members.
  const oneself: Choice = { kind: "member", id: ownId, name: t("You"), description: email, disabledReason: undefined };
  const others = (members.data?.data ?? [])
    .filter(({ member_id }) => member_id !== leavingId && member_id !== ownId)
    .map((member): Choice => {
      const reason = mayOwnKeys(member, book) ? undefined : t("May not have keys in this Workspace.");
      const kind = "member" as const;
      return { kind, id: member.member_id, name: nameOf(member), description: member.email, disabledReason: reason };
    });
  const programs = (accounts.data?.data ?? [])
    .filter(({ name }) => fits(name))
    .map(({ id, name, status }): Choice => {
      const reason = status === "disabled" ? t("This Service account is disabled.") : undefined;
      return { kind: "service_account", id, name, description: t("Service account"), disabledReason: reason };
    });
  const choices = [...(fits(oneself.name) || fits(email) ? [oneself] : []), ...programs, ...others];
  return { choices, isBusy: members.isFetching || accounts.isFetching };
}

function mayOwnKeys({ status, roles }: WorkspaceMember, book: RoleBook): boolean {
  const held = new Set(roles.map(({ id }) => id));
  const permitting = book.at("workspace").filter(({ permissions }) => permissions.includes("workspace.keys:own"));
  const isAdmin = roles.some(({ grants }) => grants.some(({ kind }) => kind === "organization_admin"));
  return status === "active" && (isAdmin || permitting.some(({ id }) => held.has(id)));
}
