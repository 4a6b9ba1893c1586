import {
  type DirectoryToken,
  getDirectory,
  listDirectoryTokens,
  revokeDirectoryToken,
} from "@rollcall/contract/directory";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

type Props = {
  token: DirectoryToken;
  /** No other one works: the directory is refused afterwards. */
  isLast: boolean;
  onClose: () => void;
};

/** Asks before a token is revoked, and says what stops. */
export function RevokeTokenDialog({ token: { id, name, mask, last_used_at }, isLast, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const params = { ...useOrganizationParams(), token_id: id };
  const revoke = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(revokeDirectoryToken, { params }),
    onSuccess: () => {
      toast.success(t("{name} is revoked.", { name }));
      onClose();
    },
    onSettled: () => void refresh(listDirectoryTokens, getDirectory),
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
        ...(isLast
          ? [t("Directory sync: nobody is created, changed or ended until the directory has another token")]
          : []),
      ]}
      stays={[
        ...(isLast ? [] : [t("Requests with the other token")]),
        t("Everybody it brought, their Groups, and that the directory manages them"),
        t("The log, for 30 days"),
      ]}
      action={t("Revoke token")}
      pending={revoke.isPending}
      problem={revoke.error ? problemText(revoke.error, t) : undefined}
      onConfirm={() => revoke.mutate()}
    />
  );
}
