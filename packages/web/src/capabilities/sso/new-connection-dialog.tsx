import { createSsoConnection, type SsoProvider, ssoProviders } from "@rollcall/contract/sso";
import { getSsoSettings } from "@rollcall/contract/sso-access";
import { useNavigate } from "@tanstack/react-router";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { ChoiceCards } from "./choice-cards.tsx";
import { providerName } from "./words.ts";

/** The first step: whose identity provider it is, and which protocol it speaks. */
export function NewConnectionDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const params = useOrganizationParams();
  const form = useContractForm({
    schema: createSsoConnection.body,
    defaultValues: { name: nameFor("okta", t), protocol: "saml", provider: "okta" },
    send: async (body) => {
      const { id } = await api.call(createSsoConnection, { params, body });
      void refresh(getSsoSettings);
      await navigate({
        to: "/o/$organizationId/access/sso/$connectionId/set-up",
        params: { organizationId: params.organization_id, connectionId: id },
      });
    },
  });
  const { provider = "other", protocol } = form.watch();

  function choose(next: SsoProvider): void {
    // A name that somebody typed stays.
    if (form.getValues("name") === nameFor(provider, t)) form.setValue("name", nameFor(next, t));
    form.setValue("provider", next);
  }
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      title={t("Set up single sign-on")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Continue")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <ChoiceCards
          label={t("Identity provider")}
          value={provider}
          onChange={choose}
          choices={ssoProviders.map((value) => ({
            value,
            label: value === "other" ? t("Another one") : providerName(value, t),
          }))}
        />
        <ChoiceCards
          label={t("Protocol")}
          value={protocol}
          onChange={(next) => form.setValue("protocol", next)}
          choices={[
            { value: "saml", label: "SAML 2.0", hint: t("What most companies use.") },
            { value: "oidc", label: "OpenID Connect", hint: t("Quicker to set up, where the provider has it.") },
          ]}
        />
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

function nameFor(provider: SsoProvider, t: Translate): string {
  return provider === "other" ? t("Single sign-on") : providerName(provider, t);
}
