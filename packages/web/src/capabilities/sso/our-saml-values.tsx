import type { SamlConnection, SsoConnection } from "@rollcall/contract/sso";
import { useText } from "../../texts/use-text.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { samlGuide } from "./guide.ts";
import { providerName } from "./words.ts";

type Props = { connection: SsoConnection; saml: SamlConnection };

/** What to copy to the identity provider, under the names that its fields have there. */
export function OurSamlValues({ connection: { provider, attributes }, saml: { service_provider: ours } }: Props) {
  const t = useText();
  const guide = samlGuide(provider, t);
  const sent = [attributes.email, attributes.first_name, attributes.last_name, attributes.groups];
  return (
    <>
      <p className="text-pretty">{guide.where}</p>
      <CopyField label={guide.acs} text={ours.acs_url} copyLabel={t("Copy {name}", { name: guide.acs })} />
      <CopyField label={guide.entity} text={ours.entity_id} copyLabel={t("Copy {name}", { name: guide.entity })} />
      <p className="text-pretty text-muted">
        {t("Choose a lasting NameID that never changes for a person, not the e-mail address.")} <b>{guide.nameId}</b>
      </p>
      <div>
        <h3 className="mb-1.5 font-medium">{t("Attributes to send")}</h3>
        <ul className="flex flex-wrap gap-1.5">
          {sent.map((name) => (
            <li key={name} className="rounded-sm bg-pressed px-1.5 py-0.5 font-mono text-xs break-all">
              {name}
            </li>
          ))}
        </ul>
      </div>
      <Disclosure label={t("Metadata, certificate and sign-out")}>
        <CopyField
          label={t("Address of our metadata")}
          hint={t("{provider} may take everything above from it.", { provider: providerName(provider, t) })}
          text={ours.metadata_url}
          copyLabel={t("Copy address of our metadata")}
        />
        <CopyField label={t("Sign-out address")} text={ours.sign_out_url} copyLabel={t("Copy sign-out address")} />
        <CopyField
          label={t("Our certificate")}
          hint={t("We sign requests with it. With it the identity provider can encrypt assertions.")}
          text={ours.certificate}
          copyLabel={t("Copy our certificate")}
        />
      </Disclosure>
    </>
  );
}
