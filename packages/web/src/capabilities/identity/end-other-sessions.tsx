import { listMySessions, revokeMyOtherSessions } from "@rollcall/contract/identity";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { useToast } from "../../ui/toast.tsx";

const ConfirmDialog = later(() => import("../../ui/confirm-dialog.tsx").then((file) => file.ConfirmDialog));

/** Signs out everywhere but here, after one question. */
export function EndOtherSessions({ others }: { others: number }) {
  const t = useText();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call(revokeMyOtherSessions, {}),
    onSuccess: ({ revoked }) => {
      setAsking(false);
      toast.success(t("{revoked, plural, one {# session has} other {# sessions have}} ended.", { revoked }));
    },
    onSettled: () => refresh(listMySessions),
    meta: { showsProblem: true },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("End all others")}</Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("End all other sessions?")}
        goes={[t("{others, plural, one {One session} other {# sessions}} in other browsers and devices.", { others })]}
        stays={[t("This session, your password and everything that you did.")]}
        action={t("End all others")}
        onConfirm={() => mutate()}
        pending={isPending}
        problem={error === null ? undefined : problemText(error, t)}
      />
    </>
  );
}
