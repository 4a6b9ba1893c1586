import { type AdminKey, revokeAdminKey } from "@rollcall/contract/admin-keys";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { areasOf } from "./areas.ts";
import { readAdminKeysAgain } from "./data.ts";

/** Asks before a key is revoked, and says what stops. */
export function RevokeAdminKeyDialog({ adminKey, onClose }: { adminKey: AdminKey; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const { id, name, mask, permissions, last_used_at, replaced_by } = adminKey;
  const params = { ...useOrganizationParams(), admin_key_id: id };
  const revoke = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(revokeAdminKey, { params }),
    onSuccess: () => {
      toast.success(t("{name} is revoked.", { name }));
      onClose();
    },
    onSettled: () => void readAdminKeysAgain(),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Revoke {name}?", { name })}
      description={
        last_used_at === null ? (
          t("It was never used. Revoking cannot be undone.")
        ) : (
          <RichText
            message="It was last used {date}. Revoking cannot be undone."
            values={{ date: <Time at={last_used_at} format="relative" /> }}
          />
        )
      }
      goes={[
        t("Every request with {mask}, from the next one on", { mask }),
        t("Whatever a program does with it here ({areas}), until it gets another key", {
          areas: areasOf(permissions, t).join(", "),
        }),
      ]}
      stays={[
        ...(replaced_by === null ? [] : [t("The key that took its place")]),
        t("Every other key, and all that was done with this one"),
        t("The entry in this list, as revoked"),
      ]}
      action={t("Revoke key")}
      pending={revoke.isPending}
      problem={revoke.isError ? problemText(revoke.error, t) : undefined}
      onConfirm={() => revoke.mutate()}
    />
  );
}
