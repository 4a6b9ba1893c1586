import { type SsoConnection, setSsoIdentityProvider } from "@rollcall/contract/sso";
import * as z from "zod";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";

/** Both certificates are pasted into one field, one after the other; an empty address is none. */
const Typed = z
  .object({ entity_id: z.string(), sign_in_url: z.string(), sign_out_url: z.string(), certificates: z.string() })
  .transform(
    ({ sign_out_url, certificates, ...values }): z.input<typeof setSsoIdentityProvider.body> => ({
      ...values,
      sign_out_url: sign_out_url.trim() === "" ? null : sign_out_url,
      certificates: certificatesIn(certificates),
    }),
  )
  .pipe(setSsoIdentityProvider.body);

function certificatesIn(text: string): string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  return blocks ?? (text.trim() === "" ? [] : [text.trim()]);
}

/** For identity providers that give no metadata. */
export function TypedProviderForm({ connection, onDone }: { connection: SsoConnection; onDone: () => void }) {
  const t = useText();
  const params = useConnectionParams();
  const show = useShowConnection();
  const known = connection.saml?.identity_provider;
  const form = useContractForm({
    schema: Typed,
    defaultValues: {
      entity_id: known?.entity_id ?? "",
      sign_in_url: known?.sign_in_url ?? "",
      sign_out_url: known?.sign_out_url ?? "",
      certificates: "",
    },
    send: async (body) => {
      await show(await api.call(setSsoIdentityProvider, { params, body }));
      onDone();
    },
  });
  const { register, errorOf } = form;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <TextField
        label={t("Entity ID")}
        hint={t("Also called Issuer.")}
        autoComplete="off"
        {...register("entity_id")}
        error={errorOf("entity_id")}
      />
      <TextField
        label={t("Sign-in address")}
        type="url"
        placeholder="https://"
        autoComplete="off"
        {...register("sign_in_url")}
        error={errorOf("sign_in_url")}
      />
      <TextField
        label={t("Sign-out address")}
        optional
        type="url"
        placeholder="https://"
        autoComplete="off"
        {...register("sign_out_url")}
        error={errorOf("sign_out_url")}
      />
      <TextArea
        label={t("Certificates")}
        hint={t("As PEM. Two of them, one after the other, while the identity provider changes its own.")}
        rows={5}
        spellCheck={false}
        placeholder="-----BEGIN CERTIFICATE-----"
        {...register("certificates")}
        error={errorOf("certificates")}
      />
      <Button type="submit" variant="primary" className="self-start" pending={form.isSending}>
        {t("Save")}
      </Button>
    </form>
  );
}
