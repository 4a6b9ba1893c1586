import type { ServiceAccount } from "@rollcall/contract/service-accounts";
import { useMutation } from "@tanstack/react-query";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { readKeysAgain } from "./data.ts";
import { useEnableAccount, useUpdateAccount } from "./use-account-deeds.ts";

/** Asks before the keys of a Service account stop. */
export function DisableAccountDialog({ account, onClose }: { account: ServiceAccount; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const update = useUpdateAccount(account);
  const enable = useEnableAccount(account);
  const { name, key_count: count } = account;
  const disable = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => update({ status: "disabled" }),
    onSuccess: () => {
      toast.success(t("{name} is disabled.", { name }), { undo: { run: () => enable.mutate() } });
      onClose();
    },
    onSettled: () => void readKeysAgain(),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Disable {name}?", { name })}
      goes={[
        t(
          "{count, plural, =0 {Nothing that works now: it has no keys} one {Every request with its # key, from the next one on} other {Every request with its # keys, from the next one on}}",
          { count },
        ),
      ]}
      stays={[t("Its keys and roles: once it is enabled again, they work as before")]}
      action={t("Disable")}
      pending={disable.isPending}
      problem={disable.isError ? problemText(disable.error, t) : undefined}
      onConfirm={() => disable.mutate()}
    />
  );
}
