import type { MySecondFactor } from "@rollcall/contract/second-factor";
import { Fingerprint } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { FactorRow } from "./factor-row.tsx";
import { knowsPasskeys } from "./passkey-browser.ts";

const AddPasskeyDialog = later(() => import("./add-passkey-dialog.tsx").then((file) => file.AddPasskeyDialog));

type Props = { mine: MySecondFactor; disabledReason: string | undefined };

/** Another passkey; or why there can be none here. */
export function AddPasskeyRow({ mine, disabledReason }: Props) {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const unable =
    mine.passkeys_available && knowsPasskeys()
      ? undefined
      : t("This browser makes no passkeys at this address. They need a domain name, or localhost.");
  return (
    <FactorRow
      icon={Fingerprint}
      title={mine.passkeys.length === 0 ? t("Passkeys") : t("Another passkey")}
      actions={
        <Button onClick={() => setAdding(true)} disabledReason={unable ?? disabledReason}>
          {t("Add a passkey")}
        </Button>
      }
    >
      {t("Sign in with your finger, your face or a PIN. A passkey needs no password and no second step.")}
      <AddPasskeyDialog open={isAdding} onClose={() => setAdding(false)} />
    </FactorRow>
  );
}
