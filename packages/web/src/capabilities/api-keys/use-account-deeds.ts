import { holdsAll } from "@rollcall/contract/roles";
import { type ServiceAccount, updateServiceAccount } from "@rollcall/contract/service-accounts";
import type { Workspace } from "@rollcall/contract/workspaces";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { useWorkspaceParams } from "../workspaces/data.ts";
import { readKeysAgain } from "./data.ts";

/** Sends a change of a Service account. */
export function useUpdateAccount({ id }: ServiceAccount) {
  const params = { ...useWorkspaceParams(), service_account_id: id };
  return (body: { name?: string; description?: string; roles?: string[]; status?: ServiceAccount["status"] }) =>
    api.call(updateServiceAccount, { params, body });
}

/** Lets the keys of a disabled Service account work again. */
export function useEnableAccount(account: ServiceAccount) {
  const t = useText();
  const toast = useToast();
  const update = useUpdateAccount(account);
  return useMutation({
    mutationFn: () => update({ status: "active" }),
    onSuccess: () => toast.success(t("{name} is enabled; its keys work again.", { name: account.name })),
    onSettled: () => void readKeysAgain(),
  });
}

/** Why one cannot give a Service account its roles; nothing when one can. */
export function useAccountReason({ roles }: ServiceAccount, { permissions }: Workspace): string | undefined {
  const t = useText();
  const book = useRoleBook();
  const needed = book.at("workspace").filter(({ id }) => roles.includes(id));
  const held = new Set(permissions);
  const mayGive = needed.every((role) => holdsAll(held, role.permissions));
  return mayGive ? undefined : t("Its roles include more than you hold yourself.");
}
