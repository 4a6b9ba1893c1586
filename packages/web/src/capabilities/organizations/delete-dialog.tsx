import { countMembers } from "@rollcall/contract/members";
import type { Organization } from "@rollcall/contract/organizations";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { useMutation, useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { usePermits } from "../../session.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
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
  const products = bought?.data.map(({ product }) => product.name) ?? [];
  return [
    counts
      ? t("The access of {count} members, in every open session", { count: formats.count(counts.active_users) })
      : t("The access of every member, in every open session"),
    t("Every seat, every role and every seat request"),
    counts && counts.invited_users.count > 0
      ? t("{count} open invitations; their links stop working", { count: formats.count(counts.invited_users) })
      : t("Open invitations; their links stop working"),
    products.length > 0
      ? t("The subscriptions of {products}", { products: formats.list(products) })
      : t("The subscriptions"),
    t("The name and the settings"),
  ];
}
