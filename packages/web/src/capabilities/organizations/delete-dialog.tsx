import { countMembers } from "@rollcall/contract/members";
import type { Organization } from "@rollcall/contract/organizations";
import type { CappedCount } from "@rollcall/contract/paging";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { useMutation, useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { usePermits } from "../../session.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { removeOrganization, useGoElsewhere } from "./data.ts";

type Props = { organization: Organization; open: boolean; onClose: () => void };

/** Asks for the name, and says in numbers what would go. */
export function DeleteDialog({ organization, open, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const goElsewhere = useGoElsewhere();
  const goes = useWhatGoes(organization.id, open);
  const { id, name } = organization;
  const deletion = useMutation({
    mutationFn: () => removeOrganization(id, name),
    meta: { showsProblem: true },
    onSuccess: async () => {
      toast.success(t("{organization} is deleted.", { organization: name }));
      await goElsewhere(id);
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        deletion.reset();
        onClose();
      }}
      title={t("Delete {organization}?", { organization: name })}
      description={t("This cannot be undone.")}
      goes={goes}
      stays={[t("The audit events of what happened in it"), t("People’s accounts, and their other Organizations")]}
      typed={{ label: t("Type {organization} to confirm", { organization: name }), text: name }}
      action={t("Delete Organization")}
      onConfirm={() => deletion.mutate()}
      pending={deletion.isPending}
      problem={deletion.isError ? problemText(deletion.error, t) : undefined}
    />
  );
}

function useWhatGoes(organizationId: string, isAsked: boolean): string[] {
  const t = useText();
  const may = usePermits();
  const formats = useFormats();
  const input = { params: { organization_id: organizationId } };
  const counts = useQuery({ ...read(countMembers, input), enabled: isAsked && may("members:read") }).data;
  const bought = useQuery({ ...read(listSubscriptions, input), enabled: isAsked && may("subscriptions:read") }).data;
  const products = bought?.data.map(({ product }) => product.name);
  return [
    counts
      ? t("The access of {count} members, in every open session", { count: formats.count(counts.active_users) })
      : t("The access of every member, in every open session"),
    t("Every role, every seat and every seat request"),
    ...invitationLines(counts?.invited_users, t, formats.count),
    ...subscriptionLines(products, t, formats.list),
    t("The name and the settings"),
  ];
}

/** What is known to be nothing is not named. */
function invitationLines(open: CappedCount | undefined, t: Translate, count: (of: CappedCount) => string): string[] {
  if (open?.count === 0) return [];
  return [
    open
      ? t("Open invitations ({count}); their links stop working", { count: count(open) })
      : t("Open invitations; their links stop working"),
  ];
}

function subscriptionLines(products: string[] | undefined, t: Translate, list: (of: string[]) => string): string[] {
  if (products?.length === 0) return [];
  return [products ? t("The subscriptions: {products}", { products: list(products) }) : t("The subscriptions")];
}
