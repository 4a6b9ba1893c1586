import type { SsoConnection } from "@rollcall/contract/sso";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceCards } from "./choice-cards.tsx";
import { samlGuide } from "./guide.ts";
import { MetadataAddressForm } from "./metadata-address-form.tsx";
import { MetadataTextForm } from "./metadata-text-form.tsx";
import { TypedProviderForm } from "./typed-provider-form.tsx";

type Way = "address" | "text" | "typed";
type Props = { connection: SsoConnection; onDone: () => void; isChange: boolean };

/** Three ways to the same values: the address of the metadata, its text, or each value by hand. */
export function SamlProviderForm({ connection, onDone, isChange }: Props) {
  const t = useText();
  const guide = samlGuide(connection.provider, t);
  const [way, setWay] = useState<Way>(connection.provider === "google" ? "text" : "address");
  return (
    <>
      <p className="text-pretty">{guide.metadata}</p>
      <ChoiceCards
        label={t("How to enter it")}
        value={way}
        onChange={setWay}
        choices={[
          { value: "address", label: t("Address of the metadata") },
          { value: "text", label: t("File or text") },
          { value: "typed", label: t("By hand") },
        ]}
      />
      {way === "address" && <MetadataAddressForm connection={connection} onDone={onDone} />}
      {way === "text" && <MetadataTextForm onDone={onDone} />}
      {way === "typed" && <TypedProviderForm connection={connection} onDone={onDone} />}
      {isChange && (
        <Button variant="quiet" className="self-start" onClick={onDone}>
          {t("Leave it as it is")}
        </Button>
      )}
    </>
  );
}
