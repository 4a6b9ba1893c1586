import { type SsoConnection, updateSsoConnection } from "@rollcall/contract/sso";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";

const schema = updateSsoConnection.body.pick({ name: true }).required();

/** Gives a connection another name. */
export function RenameDialog({ connection, onClose }: { connection: SsoConnection; onClose: () => void }) {
  const t = useText();
  const params = useConnectionParams();
  const show = useShowConnection();
  const form = useContractForm({
    schema,
    defaultValues: { name: connection.name },
    send: async (body) => {
      const after = await api.call(updateSsoConnection, { params, body });
      onClose();
      await show(after);
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Rename")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField
          label={t("Name")}
          hint={t("People read it when they sign in.")}
          autoComplete="off"
          {...form.register("name")}
          error={form.errorOf("name")}
        />
      </div>
    </Dialog>
  );
}
