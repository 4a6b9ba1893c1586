import { importSsoMetadata, MAX_METADATA_CHARACTERS } from "@rollcall/contract/sso";
import { FileUp } from "lucide-react";
import { useRef } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";

/** Metadata from a file, or pasted. */
export function MetadataTextForm({ onDone }: { onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useConnectionParams();
  const show = useShowConnection();
  const file = useRef<HTMLInputElement>(null);
  const form = useContractForm({
    schema: importSsoMetadata.body,
    defaultValues: { xml: "" },
    send: async (body) => {
      await show(await api.call(importSsoMetadata, { params, body }));
      onDone();
    },
  });

  async function take(chosen: File | undefined): Promise<void> {
    if (chosen === undefined) return;
    if (chosen.size > MAX_METADATA_CHARACTERS) toast.problem(t("This file is too large to be metadata."));
    else form.setValue("xml", await chosen.text());
  }
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <input
        ref={file}
        type="file"
        accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
        aria-label={t("Metadata file")}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Button icon={FileUp} className="self-start" onClick={() => file.current?.click()}>
        {t("Choose a file")}
      </Button>
      <TextArea
        label={t("Or paste the metadata")}
        rows={5}
        spellCheck={false}
        placeholder="<EntityDescriptor …"
        {...form.register("xml")}
        error={form.errorOf("xml")}
      />
      <Button type="submit" variant="primary" className="self-start" pending={form.isSending}>
        {t("Take it over")}
      </Button>
    </form>
  );
}
