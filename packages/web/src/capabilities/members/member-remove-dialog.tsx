import type { Member } from "@rollcall/contract/members";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useProductNames } from "./use-seats-missed.ts";
import type { useStanding } from "./use-standing.ts";
import { roleNames } from "./words.ts";

type Props = {
  member: Member;
  open: boolean;
  onClose: () => void;
  remove: ReturnType<typeof useStanding>["remove"];
};

/** Asks before a member goes, and names what goes with them and what stays (SPEC R10.1). */
export function MemberRemoveDialog({ member, open, onClose, remove }: Props) {
  const t = useText();
  const { list } = useFormats();
  const productNames = useProductNames();
  const name = nameOf(member);
  const roles = roleNames(member.roles, t);
  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      title={t("Remove {name}?", { name })}
      description={t("{email} loses access with the next request.", { email: member.email })}
      goes={[
        t("Access from every signed-in session, at once"),
        ...(member.seats.length > 0
          ? [t("Seats, free for others: {products}", { products: list(productNames(member.seats)) })]
          : []),
        t("Organization roles: {roles}", { roles: list(roles) }),
        t("Pending invitations of theirs that grant what they lose"),
      ]}
      stays={[
        t("What they created"),
        t("Their account, and their membership in other Organizations"),
        t("The way back: restore them within 30 days, with their seats if seats are free then"),
      ]}
      action={t("Remove user")}
      pending={remove.isPending}
      problem={remove.error === null ? undefined : problemText(remove.error, t)}
      onConfirm={() => remove.mutate(member, { onSuccess: onClose })}
    />
  );
}
