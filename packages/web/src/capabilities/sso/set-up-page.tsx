import type { SsoConnection } from "@rollcall/contract/sso";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { AttributesForm } from "./attributes-form.tsx";
import { useLoadedConnection } from "./data.ts";
import { EnableStep } from "./enable-step.tsx";
import { OidcClientForm } from "./oidc-client-form.tsx";
import { OptionsCard } from "./options-card.tsx";
import { OurOidcValues } from "./our-oidc-values.tsx";
import { OurSamlValues } from "./our-saml-values.tsx";
import { SamlProvider } from "./saml-provider.tsx";
import { ServedDomains } from "./served-domains.tsx";
import { Step } from "./step.tsx";
import { TestStep } from "./test-step.tsx";
import { providerName, statusOf } from "./words.ts";

const route = getRouteApi("/signed-in/o/$organizationId/access/sso/$connectionId/set-up");

export const setUpSteps = ["ours", "provider", "attributes", "domains", "test", "enable"] as const;
type StepName = (typeof setUpSteps)[number];

/** From the first value to copy to the day it is enabled; afterwards the place where each of it changes. */
export function SetUpPage() {
  const t = useText();
  const connection = useLoadedConnection();
  const { step } = route.useSearch();
  const navigate = route.useNavigate();
  const steps = useSteps(connection);
  const firstOpen = connection.status === "enabled" ? undefined : setUpSteps.find((name) => !steps[name].isDone);
  const open = step ?? firstOpen;
  const toggle = (name: StepName) =>
    void navigate({ search: { step: open === name ? "none" : name }, replace: true, resetScroll: false });
  return (
    <PageBody narrow>
      <div className="flex flex-col gap-3">
        {setUpSteps.map((name, index) => (
          <Step
            key={name}
            id={idOf(name)}
            number={index + 1}
            {...steps[name]}
            isOpen={open === name}
            onToggle={() => toggle(name)}
          >
            {steps[name].children}
            <Onward
              next={setUpSteps[index + 1]}
              isOpen={name === "ours" || (steps[name].isDone && name !== "enable")}
            />
          </Step>
        ))}
      </div>
      {connection.protocol === "saml" && <OptionsCard title={t("Options")} connection={connection} />}
    </PageBody>
  );
}

function idOf(name: StepName): string {
  return `step-${name}`;
}

/** To the next step, once this one has what it needs. */
function Onward({ next, isOpen }: { next: StepName | undefined; isOpen: boolean }) {
  const t = useText();
  const navigate = route.useNavigate();
  if (next === undefined || !isOpen) return null;

  async function goOn(to: StepName): Promise<void> {
    await navigate({ search: { step: to }, replace: true, resetScroll: false });
    document.getElementById(idOf(to))?.focus();
  }
  return (
    <div className="-mx-5 -mb-5 flex justify-end border-t bg-sunken px-5 py-2.5">
      <Button onClick={() => void goOn(next)}>{t("Continue")}</Button>
    </div>
  );
}

type Described = { title: string; isDone: boolean; summary?: ReactNode; children: ReactNode };

function useSteps(connection: SsoConnection): Record<StepName, Described> {
  const t = useText();
  const { list } = useFormats();
  const { saml, oidc, lacks, status, attributes, domains } = connection;
  const provider = providerName(connection.provider, t);
  const isKnown = !lacks.includes("provider") && !lacks.includes("certificate");
  return {
    ours: {
      title: t("Tell {provider} about Rollcall", { provider }),
      isDone: isKnown,
      summary: saml?.service_provider.acs_url ?? oidc?.redirect_uri,
      children: saml ? (
        <OurSamlValues connection={connection} saml={saml} />
      ) : (
        <OurOidcValues connection={connection} />
      ),
    },
    provider: {
      title: t("Tell Rollcall about {provider}", { provider }),
      isDone: isKnown,
      summary: saml?.identity_provider?.entity_id ?? oidc?.issuer,
      children: saml ? (
        <SamlProvider connection={connection} saml={saml} />
      ) : (
        <OidcClientForm connection={connection} />
      ),
    },
    attributes: {
      title: t("Say which attribute holds what"),
      isDone: isKnown,
      summary: list([attributes.email, attributes.first_name, attributes.last_name, attributes.groups]),
      children: <AttributesForm connection={connection} />,
    },
    domains: {
      title: t("Choose whose people it signs in"),
      isDone: !lacks.includes("domain"),
      summary: list(domains.map(({ domain }) => domain)),
      children: <ServedDomains connection={connection} />,
    },
    test: {
      title: t("Test it"),
      isDone: !lacks.includes("test"),
      children: <TestStep connection={connection} />,
    },
    enable: {
      title: t("Enable it"),
      isDone: status === "enabled",
      summary: statusOf(status, t).name,
      children: <EnableStep connection={connection} />,
    },
  };
}
