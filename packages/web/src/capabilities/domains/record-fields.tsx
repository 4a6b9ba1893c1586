import type { Domain } from "@rollcall/contract/domains";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { CopyField } from "../../ui/copy-field.tsx";

/** The record that proves a domain, to copy, and where it goes. */
export function RecordFields({ domain: { domain, display_name, record } }: { domain: Domain }) {
  const t = useText();
  const host = record.name.slice(0, -`.${domain}`.length);
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-pretty">
        <li>
          {t("Sign in where the DNS of {domain} is kept: your registrar or hosting provider.", {
            domain: display_name,
          })}
        </li>
        <li>
          <RichText
            message="Add a record of the type {type} with this name and value. Leave everything else as it is."
            values={{ type: <code className="font-mono text-xs">{record.type}</code> }}
          />
        </li>
        <li>{t("Come back and check. The record has to stay.")}</li>
      </ol>
      <CopyField
        label={t("Name")}
        text={record.name}
        copyLabel={t("Copy name")}
        hint={
          <RichText
            message="If {domain} is added by itself where you type it, enter only {host}."
            values={{ domain, host: <code className="font-mono">{host}</code> }}
          />
        }
      />
      <CopyField label={t("Value")} text={record.value} copyLabel={t("Copy value")} />
    </div>
  );
}
