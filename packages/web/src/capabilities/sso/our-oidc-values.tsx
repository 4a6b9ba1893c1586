import type { SsoConnection } from "@rollcall/contract/sso";
import { useText } from "../../texts/use-text.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { oidcGuide } from "./guide.ts";

/** What to copy to the OpenID Connect provider. */
export function OurOidcValues({ connection: { provider, oidc } }: { connection: SsoConnection }) {
  const t = useText();
  const guide = oidcGuide(provider, t);
  return (
    <>
      <p className="text-pretty">{guide.where}</p>
      <CopyField
        label={guide.redirect}
        text={oidc?.redirect_uri ?? ""}
        copyLabel={t("Copy {name}", { name: guide.redirect })}
      />
      <CopyField
        label={t("Sign-out redirect")}
        text={oidc?.sign_out_redirect_uri ?? ""}
        copyLabel={t("Copy sign-out redirect")}
      />
      <p className="text-pretty text-muted">
        {t("The authorization code flow is all that is needed; we add PKCE to it.")}
      </p>
    </>
  );
}
