import { confirmTotp, startTotp } from "@rollcall/contract/second-factor";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useToast } from "../../ui/toast.tsx";
import { CodeForm } from "./code-form.tsx";
import { readSecondFactorAgain } from "./data.ts";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Props = { open: boolean; onClose: () => void };

/** Sets an authenticator app up: scan, type a first code, keep the recovery codes. */
export function SetUpAppDialog({ open, onClose }: Props) {
  const t = useText();
  const [codes, setCodes] = useState<string[]>();
  function close(): void {
    setCodes(undefined);
    onClose();
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      keepOpen
      title={codes === undefined ? t("Set up an authenticator app") : t("Your authenticator app is set up")}
      {...(codes !== undefined && {
        footer: (
          <Button variant="primary" onClick={close}>
            {t("I have kept them")}
          </Button>
        ),
      })}
    >
      {codes ? <RecoveryCodes codes={codes} /> : open && <Scan onCodes={setCodes} onDone={close} />}
    </Dialog>
  );
}

function Scan({ onCodes, onDone }: { onCodes: (codes: string[]) => void; onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  // Each opening begins anew: a secret that was on a screen before is not used again.
  const { data, error } = useQuery({
    queryKey: ["set_up_app"],
    queryFn: () => api.call(startTotp, {}),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Banner tone="danger">{problemText(error, t)}</Banner>;
  if (data === undefined) return <Skeleton className="mb-5 h-44 w-full" />;

  async function confirm(code: string, setup: string): Promise<void> {
    const { recovery_codes: codes } = await api.call(confirmTotp, { body: { setup, code } });
    await readSecondFactorAgain();
    if (codes !== null) return onCodes(codes);
    toast.success(t("The new authenticator app took the place of the old one."));
    onDone();
  }
  return (
    <ol className="flex list-inside list-decimal flex-col gap-4 pb-5">
      <li>
        {t("Scan this with an authenticator app, such as the one of your password manager.")}
        <div className="mt-3 flex flex-col gap-4 sm:flex-row sm:items-center">
          <QrCode text={data.uri} label={t("QR code for your authenticator app")} />
          <div className="min-w-0 flex-1">
            <p className="text-pretty text-muted">{t("No camera? Type this key into the app instead:")}</p>
            <p className="mt-1 flex items-start gap-1">
              <code className="min-w-0 font-mono break-words">{spaced(data.secret)}</code>
              <CopyButton text={data.secret} label={t("Copy the key")} />
            </p>
          </div>
        </div>
      </li>
      <li>
        {t("Type the code that it shows.")}
        <div className="mt-3">
          <CodeForm action={t("Set up")} onCode={(code) => confirm(code, data.setup)} />
        </div>
      </li>
    </ol>
  );
}

function spaced(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
