import { useText } from "../../texts/use-text.ts";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import type { ImportForm } from "./import-form.ts";

const NOTE_MAX = 1000;

type Words = Pick<ImportForm, "note" | "language">;
type Props = Words & { onChange: (change: Partial<Words>) => void };

/** What the mail says, and in which language. */
export function ImportWords({ note, language, onChange }: Props) {
  const t = useText();
  return (
    <>
      <TextArea
        label={t("Personal note")}
        optional
        rows={2}
        maxLength={NOTE_MAX}
        value={note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        placeholder={t("Stands in the mail above the link.")}
      />
      <Select
        label={t("Language of whoever has none in the file")}
        className="max-w-64"
        choices={[
          { value: "en", label: "English" },
          { value: "fr", label: "Français" },
        ]}
        value={language}
        onChange={(next) => onChange({ language: next })}
      />
    </>
  );
}
