import { type SsoConnection, setSsoClient } from "@rollcall/contract/sso";
import * as z from "zod";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";
import { oidcGuide } from "./guide.ts";

/** Scopes are typed with spaces between; a secret that is left empty stays as it is. */
const Typed = z
  .object({ issuer: z.string(), client_id: z.string(), client_secret: z.string(), scopes: z.string() })
  .transform(
    ({ client_secret, scopes, ...values }): z.input<typeof setSsoClient.body> => ({
      ...values,
      scopes: scopes.split(/\s+/).filter((scope) => scope !== ""),
      ...(client_secret !== "" && { client_secret }),
    }),
  )
  .pipe(setSsoClient.body);

/** The client at the OpenID Connect provider. */
export function OidcClientForm({ connection: { oidc, provider } }: { connection: SsoConnection }) {
  const t = useText();
  const toast = useToast();
  const params = useConnectionParams();
  const show = useShowConnection();
  const form = useContractForm({
    schema: Typed,
    defaultValues: {
      issuer: oidc?.issuer ?? "",
      client_id: oidc?.client_id ?? "",
      client_secret: "",
      scopes: (oidc?.scopes ?? []).join(" ") || "openid email profile",
    },
    send: async (body) => {
      await show(await api.call(setSsoClient, { params, body }));
      form.resetField("client_secret");
      toast.success(t("The provider answered, and its configuration is known."));
    },
  });
  const { register, errorOf } = form;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <TextField
        label={t("Issuer")}
        hint={t("Such as {example}. We read the rest from its configuration.", {
          example: oidcGuide(provider, t).issuer,
        })}
        type="url"
        placeholder="https://"
        autoComplete="off"
        {...register("issuer")}
        error={errorOf("issuer")}
      />
      <TextField label={t("Client ID")} autoComplete="off" {...register("client_id")} error={errorOf("client_id")} />
      <PasswordField
        label={t("Client secret")}
        autoComplete="new-password"
        hint={
          oidc?.has_client_secret
            ? t("One is kept and never shown. Leave this empty to keep it.")
            : t("It is encrypted, and never shown again.")
        }
        {...register("client_secret")}
        error={errorOf("client_secret")}
      />
      <TextField
        label={t("Scopes")}
        hint={t("With spaces between. Some providers send groups only with a scope of its own.")}
        autoComplete="off"
        {...register("scopes")}
        error={errorOf("scopes")}
      />
      <Button type="submit" variant="primary" className="self-start" pending={form.isSending}>
        {t("Save and look it up")}
      </Button>
    </form>
  );
}
