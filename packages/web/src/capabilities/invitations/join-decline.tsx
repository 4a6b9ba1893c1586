import { declineInvitation, type OpenInvitation, openInvitation } from "@rollcall/contract/invitations";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { deadCodeOf } from "./join-dead-link.tsx";

const ConfirmDialog = later(() => import("../../ui/confirm-dialog.tsx").then((file) => file.ConfirmDialog));

/** Says no, after one question. Holding the link is enough. */
export function Decline({ token, offer }: { token: string; offer: OpenInvitation }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call(declineInvitation, { body: { token } }),
    // Either way the link is answered now, and the page says how.
    onSettled: () => refresh(openInvitation),
    meta: { showsProblem: true },
  });
  const isProblem = error !== null && deadCodeOf(error) === undefined;
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t("Decline the invitation")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("Decline the invitation to {organization}?", { organization: offer.organization.name })}
        goes={[t("This invitation: its link stops working for good."), t("What it offers, kept for you until now.")]}
        stays={[t("Your account and your other Organizations, if you have any.")]}
        action={t("Decline")}
        onConfirm={() => mutate()}
        pending={isPending}
        problem={isProblem ? problemText(error, t) : undefined}
      />
    </>
  );
}
