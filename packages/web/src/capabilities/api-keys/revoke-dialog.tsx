import { useMutation } from "@tanstack/react-query";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";

type Props = {
  revoked: { name: string; mask: string; last_used_at: string | null; replaced_by: string | null };
  revoke: () => Promise<unknown>;
  onSettled: () => void;
  onClose: () => void;
  /** What stops beside the requests with it. */
  goes: string;
  /** What was done with it, and the keys beside it. */
  stays: string;
};

/** Asks before a key of any kind is revoked, and says what stops. */
export function RevokeDialog({ revoked, revoke, onSettled, onClose, goes, stays }: Props) {
  const t = useText();
  const toast = useToast();
  const { name, mask, last_used_at, replaced_by } = revoked;
  const revocation = useMutation({
    meta: { showsProblem: true },
    mutationFn: revoke,
    onSuccess: () => {
      toast.success(t("{name} is revoked.", { name }));
      onClose();
    },
    onSettled,
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
      goes={[t("Every request with {mask}, from the next one on", { mask }), goes]}
      stays={[
        ...(replaced_by === null ? [] : [t("The key that took its place")]),
        stays,
        t("The entry in this list, as revoked"),
      ]}
      action={t("Revoke key")}
      pending={revocation.isPending}
      problem={revocation.isError ? problemText(revocation.error, t) : undefined}
      onConfirm={() => revocation.mutate()}
    />
  );
}
