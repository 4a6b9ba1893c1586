import { importSsoMetadata, type SamlConnection, type SsoConnection } from "@rollcall/contract/sso";
import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { CertificatesList } from "./certificates-list.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";
import { SamlProviderForm } from "./saml-provider-form.tsx";

type Props = { connection: SsoConnection; saml: SamlConnection };

/** What is known of the identity provider, and where it changes; the form while nothing is known. */
export function SamlProvider({ connection, saml: { identity_provider: known } }: Props) {
  const t = useText();
  const [isChanging, setChanging] = useState(false);
  if (known === null || isChanging)
    return <SamlProviderForm connection={connection} onDone={() => setChanging(false)} isChange={isChanging} />;
  return (
    <>
      <DescriptionList
        entries={[
          { term: t("Entity ID"), detail: <span className="break-all">{known.entity_id}</span> },
          { term: t("Sign-in address"), detail: <span className="break-all">{known.sign_in_url}</span> },
          { term: t("Sign-out address"), detail: <span className="break-all">{known.sign_out_url ?? t("None")}</span> },
          { term: t("Last changed"), detail: <Time at={known.updated_at} format="relative" /> },
        ]}
      />
      <CertificatesList certificates={known.certificates} />
      <div className="flex flex-wrap gap-2">
        {known.metadata_url !== null && <ReadAgain url={known.metadata_url} />}
        <Button onClick={() => setChanging(true)}>{t("Change")}</Button>
      </div>
    </>
  );
}

/** A new certificate stands in the metadata before the old one ends. */
function ReadAgain({ url }: { url: string }) {
  const t = useText();
  const toast = useToast();
  const params = useConnectionParams();
  const show = useShowConnection();
  const { mutate, isPending } = useMutation({
    mutationFn: () => api.call(importSsoMetadata, { params, body: { url } }),
    onSuccess: (after) => {
      toast.success(t("The metadata is read."));
      return show(after);
    },
  });
  return (
    <Button icon={RefreshCw} pending={isPending} onClick={() => mutate()}>
      {t("Read the metadata again")}
    </Button>
  );
}
