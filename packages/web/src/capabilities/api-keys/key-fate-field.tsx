import type { ApiKey } from "@rollcall/contract/api-keys";
import { useText } from "../../texts/use-text.ts";
import { Select } from "../../ui/select.tsx";
import type { KeyFate } from "./hand-over.ts";
import { KeyName, UseInWords } from "./key-facts.tsx";
import { OverlapField } from "./overlap-field.tsx";
import { RecipientField } from "./recipient-field.tsx";

type Props = {
  apiKey: ApiKey;
  /** Who is removed, and gets nothing. */
  leavingId: string;
  fate: KeyFate;
  onChange: (fate: KeyFate) => void;
  /** Why the server refused what was chosen for this key. */
  error: string | undefined;
};

/** Asks what becomes of one key of somebody who is removed (SPEC R10.1). */
export function KeyFateField({ apiKey, leavingId, fate, onChange, error }: Props) {
  const t = useText();
  const { name, workspace } = apiKey;
  return (
    <fieldset className="flex flex-col gap-3 border-t px-3 py-3 first:border-t-0">
      <legend className="sr-only">{t("The key {name}", { name })}</legend>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-40 flex-1 flex-col gap-0.5">
          <KeyName apiKey={apiKey} />
          <span className="text-xs text-pretty text-muted">
            {workspace.name} · <UseInWords apiKey={apiKey} />
          </span>
        </div>
        <Select
          label={t("What becomes of {name}", { name })}
          hideLabel
          className="w-40"
          choices={[
            { value: "revoke", label: t("Revoke") },
            { value: "hand_over", label: t("Hand over") },
          ]}
          value={fate.deed}
          onChange={(deed) => onChange({ ...fate, deed })}
        />
      </div>
      {fate.deed === "hand_over" && (
        <div className="grid gap-3 sm:grid-cols-2">
          <RecipientField
            workspace={workspace}
            leavingId={leavingId}
            chosen={fate.to}
            onChange={(to) => onChange({ ...fate, to })}
            error={error}
          />
          <OverlapField
            label={t("The old key")}
            value={fate.overlap}
            onChange={(overlap) => onChange({ ...fate, overlap })}
          />
        </div>
      )}
    </fieldset>
  );
}
