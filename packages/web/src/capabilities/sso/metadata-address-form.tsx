import { importSsoMetadata, type SsoConnection } from "@rollcall/contract/sso";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";

/** The best way: a new certificate can be read from the same address later. */
export function MetadataAddressForm({ connection, onDone }: { connection: SsoConnection; onDone: () => void }) {
  const t = useText();
  const params = useConnectionParams();
  const show = useShowConnection();
  const form = useContractForm({
    schema: importSsoMetadata.body,
    defaultValues: { url: connection.saml?.identity_provider?.metadata_url ?? "" },
    send: async (body) => {
      await show(await api.call(importSsoMetadata, { params, body }));
      onDone();
    },
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <TextField
        label={t("Address of the metadata")}
        type="url"
        placeholder="https://"
        autoComplete="off"
        {...form.register("url")}
        error={form.errorOf("url")}
      />
      <Button type="submit" variant="primary" className="self-start" pending={form.isSending}>
        {t("Read the metadata")}
      </Button>
    </form>
  );
}
