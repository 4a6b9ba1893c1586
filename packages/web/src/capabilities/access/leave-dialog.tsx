import { RESTORABLE_FOR_DAYS } from "@rollcall/contract/members";
import { builtInRoles } from "@rollcall/contract/roles";
import { listProducts } from "@rollcall/contract/subscriptions";
import { useMutation, useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import type { Membership } from "../../session.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useGoElsewhere } from "../organizations/data.ts";
import { leave } from "./data.ts";

type Props = { membership: Membership; open: boolean; onClose: () => void };

/** Says what one gives up and what one keeps. */
export function LeaveDialog({ membership, open, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const goElsewhere = useGoElsewhere();
  const { id, name } = membership.organization;
  const leaving = useMutation({
    mutationFn: () => leave(id),
    meta: { showsProblem: true },
    onSuccess: async () => {
      toast.success(t("You left {organization}.", { organization: name }));
      await goElsewhere(id);
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        leaving.reset();
        onClose();
      }}
      title={t("Leave {organization}?", { organization: name })}
      description={t(
        "You cannot come back by yourself. An Admin can restore you for {days} days, or invite you again.",
        {
          days: RESTORABLE_FOR_DAYS,
        },
      )}
      goes={useWhatGoes(membership)}
      stays={[
        t("What you created in it; it stays with the Organization"),
        t("Your account and your other Organizations"),
      ]}
      action={t("Leave Organization")}
      onConfirm={() => leaving.mutate()}
      pending={leaving.isPending}
      problem={leaving.isError ? problemText(leaving.error, t) : undefined}
    />
  );
}

function useWhatGoes({ roles, seats, organization }: Membership): string[] {
  const t = useText();
  const { list } = useFormats();
  const products = useQuery(read(listProducts, {})).data?.data ?? [];
  const roleNames = Object.entries(builtInRoles).flatMap(([id, role]) => (roles.includes(id) ? [t(role.name)] : []));
  const seatNames = products.filter(({ id }) => seats.includes(id)).map((product) => product.name);
  return [
    t("Your access to {organization}, in every open session", { organization: organization.name }),
    t("{count, plural, one {Your role: {roles}} other {Your roles: {roles}}}", {
      count: roleNames.length,
      roles: list(roleNames),
    }),
    ...(seatNames.length > 0
      ? [
          t("{count, plural, one {Your seat: {seats}} other {Your seats: {seats}}}", {
            count: seatNames.length,
            seats: list(seatNames),
          }),
        ]
      : []),
  ];
}
