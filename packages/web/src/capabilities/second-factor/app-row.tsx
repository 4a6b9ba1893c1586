import { type MySecondFactor, makeRecoveryCodes, removeTotp } from "@rollcall/contract/second-factor";
import { useMutation } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
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
const RecoveryCodesDialog = later(() => import("./recovery-codes-dialog.tsx").then((file) => file.RecoveryCodesDialog));
const SetUpAppDialog = later(() => import("./set-up-app-dialog.tsx").then((file) => file.SetUpAppDialog));

type Props = { mine: MySecondFactor; disabledReason: string | undefined };

/** The authenticator app: set up, put another in its place, remove. */
export function AppRow({ mine, disabledReason }: Props) {
  const t = useText();
  const [isSettingUp, setSettingUp] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const since = mine.totp_since;
  return (
    <FactorRow
      icon={Smartphone}
      title={t("Authenticator app")}
      badge={since && <Badge tone="success">{t("In use")}</Badge>}
      actions={
        <>
          <Button onClick={() => setSettingUp(true)} disabledReason={disabledReason}>
            {since ? t("Replace") : t("Set up")}
          </Button>
          {since && <Button onClick={() => setRemoving(true)}>{t("Remove")}</Button>}
        </>
      }
    >
      {since ? (
        <>
          {t("Since")} <Time at={since} />
        </>
      ) : (
        t("Codes that your phone shows, asked for after your password or a mailed link.")
      )}
      <SetUpAppDialog open={isSettingUp} onClose={() => setSettingUp(false)} />
      <RemoveAppDialog mine={mine} open={isRemoving} onClose={() => setRemoving(false)} />
    </FactorRow>
  );
}

function RemoveAppDialog({ mine, open, onClose }: { mine: MySecondFactor; open: boolean; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const isLast = mine.passkeys.length === 0;
  const removal = useMutation({
    mutationFn: () => api.call(removeTotp, {}),
    meta: { showsProblem: true },
    onSuccess: () => {
      toast.success(t("The authenticator app is removed."));
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
      title={t("Remove the authenticator app?")}
      goes={[
        t("Codes of this app"),
        ...(isLast ? [t("Your recovery codes"), t("The second step when you sign in")] : []),
      ]}
      stays={isLast ? [t("Your password and mailed links")] : [t("Your passkeys and recovery codes")]}
      action={t("Remove app")}
      onConfirm={() => removal.mutate()}
      pending={removal.isPending}
      problem={removal.error === null ? undefined : problemText(removal.error, t)}
    />
  );
}

/** How many recovery codes are left, and new ones. */
export function RecoveryCodesRow({ left }: { left: number }) {
  const t = useText();
  const [codes, setCodes] = useState<string[]>();
  const making = useMutation({
    mutationFn: () => api.call(makeRecoveryCodes, {}),
    onSuccess: ({ recovery_codes }) => setCodes(recovery_codes),
    onSettled: readSecondFactorAgain,
  });
  return (
    <FactorRow
      title={t("Recovery codes")}
      badge={left <= 3 && <Badge tone="warning">{t("{left} left", { left })}</Badge>}
      actions={
        <Button pending={making.isPending} onClick={() => making.mutate()}>
          {t("Make new ones")}
        </Button>
      }
    >
      {t(
        "{left, plural, =0 {None is left.} one {# is left.} other {# are left.}} New ones take the place of all before.",
        {
          left,
        },
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </FactorRow>
  );
}
