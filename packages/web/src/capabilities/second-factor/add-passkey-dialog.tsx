import { addPasskey, beginPasskey, renamePasskey } from "@rollcall/contract/second-factor";
import { useState } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { deviceOf } from "../identity/device.ts";
import { readSecondFactorAgain } from "./data.ts";
import { makePasskey, troubleOf } from "./passkey-browser.ts";
import { passkeyProblem } from "./passkey-text.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Props = { open: boolean; onClose: () => void };

/** Names a passkey, lets the browser make it, and shows the recovery codes where it is the first second factor. */
export function AddPasskeyDialog({ open, onClose }: Props) {
  const t = useText();
  const [codes, setCodes] = useState<string[]>();
  function close(): void {
    setCodes(undefined);
    onClose();
  }
  if (codes !== undefined)
    return (
      <Dialog
        open={open}
        onClose={close}
        keepOpen
        title={t("Your passkey is added")}
        footer={
          <Button variant="primary" onClick={close}>
            {t("I have kept them")}
          </Button>
        }
      >
        <RecoveryCodes codes={codes} />
      </Dialog>
    );
  return <NameDialog key={String(open)} open={open} onClose={close} onCodes={setCodes} />;
}

function NameDialog({ open, onClose, onCodes }: Props & { onCodes: (codes: string[]) => void }) {
  const t = useText();
  const toast = useToast();
  const [trouble, setTrouble] = useState<string>();
  const { browser, system } = deviceOf(navigator.userAgent);
  const { register, errorOf, submit, problem, isSending } = useContractForm({
    schema: renamePasskey.body,
    defaultValues: { name: system ?? browser ?? t("Passkey") },
    send: async ({ name }) => {
      setTrouble(undefined);
      const passkey = await make();
      if (passkey === undefined) return;
      const { recovery_codes: codes } = await api.call(addPasskey, { body: { name, passkey } });
      await readSecondFactorAgain();
      if (codes !== null) return onCodes(codes);
      toast.success(t("The passkey is added."));
      onClose();
    },
  });

  /** The passkey; nothing when the browser made none, which is then said. */
  async function make() {
    const creation = await api.call(beginPasskey, {});
    return makePasskey(creation).catch((error: unknown) => {
      if (troubleOf(error) === undefined) throw error;
      setTrouble(passkeyProblem(error, t));
      return undefined;
    });
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="sm"
      title={t("Add a passkey")}
      description={t(
        "Your browser asks where to keep it: on this device, in your password manager or on a security key.",
      )}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={isSending}>
            {t("Continue")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {(trouble ?? problem) && <Banner tone="danger">{trouble ?? problem}</Banner>}
        <TextField
          label={t("Name")}
          hint={t("So that you know it again, such as the device that it is on.")}
          autoComplete="off"
          {...register("name")}
          error={errorOf("name")}
        />
      </div>
    </Dialog>
  );
}
