import type { Member } from "@rollcall/contract/members";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { useProductNames } from "./use-seats-missed.ts";
import type { useStanding } from "./use-standing.ts";

type Props = {
  member: Member;
  open: boolean;
  onClose: () => void;
  suspend: ReturnType<typeof useStanding>["suspend"];
};

/** Asks before a member is suspended, and names what goes and what waits for them (SPEC R10.3). */
export function MemberSuspendDialog({ member, open, onClose, suspend }: Props) {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const productNames = useProductNames();
  const roles = book.namesOf(member.roles);
  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        suspend.reset();
        onClose();
      }}
      title={t("Suspend {name}?", { name: nameOf(member) })}
      description={t("{email} loses access with the next request, until somebody reactivates them.", {
        email: member.email,
      })}
      goes={[
        t("Access from every signed-in session, at once"),
        ...(member.seats.length > 0
          ? [t("Seats, free for others: {products}", { products: list(productNames(member.seats)) })]
          : []),
        t("Pending invitations of theirs that grant what they lose"),
      ]}
      stays={[
        t("Organization roles: {roles}", { roles: list(roles) }),
        t("What they created"),
        t("The way back: reactivate them at any time, with their seats if seats are free then"),
      ]}
      action={t("Suspend user")}
      pending={suspend.isPending}
      problem={suspend.error === null ? undefined : problemText(suspend.error, t)}
      onConfirm={() => suspend.mutate(member, { onSuccess: onClose })}
    />
  );
}
