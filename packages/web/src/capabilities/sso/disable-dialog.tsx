import { disableSsoConnection, type SsoConnection } from "@rollcall/contract/sso";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";

/** Stops signing in by a connection; nobody is removed (SPEC R11.3). */
export function DisableDialog({ connection, onClose }: { connection: SsoConnection; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useConnectionParams();
  const show = useShowConnection();
  const { name, people } = connection;
  const disable = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(disableSsoConnection, { params }),
    onSuccess: (after) => {
      toast.success(t("{name} is disabled.", { name }));
      onClose();
      void show(after);
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Disable {name}?", { name })}
      description={t("{people, plural, one {# person signs} other {# people sign}} in through it.", { people })}
      goes={[
        t("Signing in through it, and the sessions that began by it"),
        t("That its domains require single sign-on: people sign in by password or mailed link"),
      ]}
      stays={[
        t("Everybody who is a member, with all that they have"),
        t("The set-up: it can be enabled again after a test"),
      ]}
      action={t("Disable")}
      pending={disable.isPending}
      problem={disable.error ? problemText(disable.error, t) : undefined}
      onConfirm={() => disable.mutate()}
    />
  );
}
