import { type MySecondFactor, type Passkey, removePasskey } from "@rollcall/contract/second-factor";
import { useMutation } from "@tanstack/react-query";
import { Fingerprint } from "lucide-react";
import { useState } from "react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { readSecondFactorAgain } from "./data.ts";
import { FactorRow } from "./factor-row.tsx";

const ConfirmDialog = later(() => import("../../ui/confirm-dialog.tsx").then((file) => file.ConfirmDialog));
const RenamePasskeyDialog = later(() => import("./rename-passkey-dialog.tsx").then((file) => file.RenamePasskeyDialog));

type Props = { passkey: Passkey; mine: MySecondFactor };

/** One passkey: how it is called, when it was used, rename, remove. */
export function PasskeyRow({ passkey, mine }: Props) {
  const t = useText();
  const [asked, setAsked] = useState<"rename" | "remove">();
  const close = () => setAsked(undefined);
  const { name, is_synced: isSynced, created_at: added, last_used_at: used } = passkey;
  return (
    <FactorRow
      icon={Fingerprint}
      title={name}
      badge={isSynced && <Badge>{t("On several devices")}</Badge>}
      actions={
        <>
          <Button onClick={() => setAsked("rename")} aria-label={t("Rename the passkey {name}", { name })}>
            {t("Rename")}
          </Button>
          <Button onClick={() => setAsked("remove")} aria-label={t("Remove the passkey {name}", { name })}>
            {t("Remove")}
          </Button>
        </>
      }
    >
      <span className="flex flex-wrap gap-x-2">
        <span>
          {t("Added")} <Time at={added} />
        </span>
        <span>{used === null ? t("Never used") : <LastUsed at={used} />}</span>
      </span>
      <RenamePasskeyDialog passkey={passkey} open={asked === "rename"} onClose={close} />
      <RemoveDialog passkey={passkey} mine={mine} open={asked === "remove"} onClose={close} />
    </FactorRow>
  );
}

function LastUsed({ at }: { at: string }) {
  const t = useText();
  return (
    <>
      {t("Last used")} <Time at={at} format="relative" />
    </>
  );
}

function RemoveDialog({ passkey, mine, open, onClose }: Props & { open: boolean; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const isLast = mine.passkeys.length === 1 && mine.totp_since === null;
  const removal = useMutation({
    mutationFn: () => api.call(removePasskey, { params: { passkey_id: passkey.id } }),
    meta: { showsProblem: true },
    onSuccess: () => {
      toast.success(t("The passkey is removed."));
      onClose();
    },
    onSettled: readSecondFactorAgain,
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        removal.reset();
        onClose();
      }}
      title={t("Remove the passkey {name}?", { name: passkey.name })}
      description={t("Delete it on the device as well; until then the browser still offers it, in vain.")}
      goes={[
        t("Signing in with this passkey"),
        ...(isLast ? [t("Your recovery codes"), t("The second step when you sign in")] : []),
      ]}
      stays={[t("Sessions that are open now")]}
      action={t("Remove passkey")}
      onConfirm={() => removal.mutate()}
      pending={removal.isPending}
      problem={removal.error === null ? undefined : problemText(removal.error, t)}
    />
  );
}
