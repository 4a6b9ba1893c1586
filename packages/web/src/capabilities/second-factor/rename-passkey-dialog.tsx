import { getMySecondFactor, type Passkey, renamePasskey } from "@rollcall/contract/second-factor";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";

type Props = { passkey: Passkey; open: boolean; onClose: () => void };

/** Gives a passkey another name. */
export function RenamePasskeyDialog({ passkey, open, onClose }: Props) {
  const t = useText();
  const { register, errorOf, submit, problem, isSending } = useContractForm({
    schema: renamePasskey.body,
    defaultValues: { name: passkey.name },
    send: async (body) => {
      await api.call(renamePasskey, { params: { passkey_id: passkey.id }, body });
      await refresh(getMySecondFactor);
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="sm"
      title={t("Rename the passkey")}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={isSending}>
            {t("Rename")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="danger">{problem}</Banner>}
        <TextField label={t("Name")} autoComplete="off" {...register("name")} error={errorOf("name")} />
      </div>
    </Dialog>
  );
}
