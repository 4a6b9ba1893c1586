import { MAX_IMPORT_CHARACTERS, MAX_IMPORT_LINES } from "@rollcall/contract/invitation-imports";
import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { recordsOf } from "./csv-records.ts";
import type { ImportForm, ImportProblem } from "./import-form.ts";

type Chosen = Pick<ImportForm, "csv" | "fileName">;
type Props = Chosen & { onChange: (file: Chosen) => void; problem: ImportProblem | undefined };

/** A CSV: a file that is chosen or dropped, or pasted text. */
export function FileField({ csv, fileName, onChange, problem }: Props) {
  const t = useText();
  const { number } = useFormats();
  const [isOver, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  async function take(chosen: File | undefined): Promise<void> {
    if (chosen === undefined) return;
    // What is far too large is not even read.
    const text = chosen.size > MAX_IMPORT_CHARACTERS * 4 ? " ".repeat(MAX_IMPORT_CHARACTERS + 1) : await chosen.text();
    onChange({ csv: text, fileName: chosen.name });
  }
  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }
  const error =
    problem === "empty"
      ? t("Choose a file, or paste its text.")
      : problem === "large"
        ? t("This file is too large. Cut it into parts of {max} lines.", { max: number(MAX_IMPORT_LINES) })
        : undefined;
  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same without a pointer. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classes(
          "flex flex-wrap items-center gap-3 rounded-lg border border-dashed px-4 py-4",
          isOver ? "border-accent bg-accent-soft" : "border-line-control",
        )}
      >
        <input
          ref={file}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={t("CSV file")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
        <Button icon={FileUp} onClick={() => file.current?.click()}>
          {fileName === undefined ? t("Choose a file") : t("Choose another file")}
        </Button>
        <span className="min-w-0 flex-1 break-words text-muted" role="status">
          {fileName === undefined ? t("or drop it here") : <FileFacts name={fileName} csv={csv} />}
        </span>
      </div>
      {fileName === undefined ? (
        <TextArea
          label={t("Or paste the lines")}
          rows={4}
          spellCheck={false}
          placeholder={"email,roles\nlena@example.com,Member"}
          value={csv}
          onChange={(event) => onChange({ csv: event.currentTarget.value, fileName: undefined })}
          error={error}
        />
      ) : (
        error && (
          <p role="alert" className="text-xs text-danger-text">
            {error}
          </p>
        )
      )}
    </div>
  );
}

function FileFacts({ name, csv }: { name: string; csv: string }) {
  const t = useText();
  const count = Math.max(recordsOf(csv).length - 1, 0);
  return (
    <>
      <span className="font-medium text-ink">{name}</span>,{" "}
      {t("{count, plural, one {# person} other {# people}}", { count })}
    </>
  );
}
