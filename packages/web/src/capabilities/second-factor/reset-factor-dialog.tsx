import type { Member } from "@rollcall/contract/members";
import { resetMemberSecondFactor } from "@rollcall/contract/second-factor";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";

type Props = { organizationId: string; member: Member; open: boolean; onClose: () => void; onDone: () => void };

/** Asks before an Admin takes somebody's second factor away; first of all, whether it is really they who asked. */
export function ResetFactorDialog({ organizationId, member, open, onClose, onDone }: Props) {
  const t = useText();
  const toast = useToast();
  const name = nameOf(member);
  const reset = useMutation({
    mutationFn: () =>
      api.call(resetMemberSecondFactor, { params: { organization_id: organizationId, member_id: member.id } }),
    meta: { showsProblem: true },
    onSuccess: () => {
      toast.success(t("{name} sets up a second factor anew.", { name }));
      onClose();
    },
    onSettled: onDone,
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        reset.reset();
        onClose();
      }}
      title={t("Reset the second factor of {name}?", { name })}
      description={t("Speak to them first: whoever asks for this in their name gets in with the password alone.")}
      goes={[
        t("Their authenticator app, passkeys and recovery codes"),
        t("Access from every signed-in session, at once"),
      ]}
      stays={[t("Their password and mailed links"), t("Roles, seats, Workspaces and Groups")]}
      action={t("Reset second factor")}
      onConfirm={() => reset.mutate()}
      pending={reset.isPending}
      problem={reset.error === null ? undefined : problemText(reset.error, t)}
    />
  );
}
