import { useMemo } from "react";
import { useText } from "../texts/use-text.ts";
import { CopyButton } from "./copy-button.tsx";
import { type JsonPart, jsonParts, prettyJson } from "./json-text.ts";

type Props = { title: string; text: string | null; empty: string };

/** A body of an exchange in lines, to read and to copy. */
export function JsonBlock({ title, text, empty }: Props) {
  const t = useText();
  const pretty = useMemo(() => (text === null ? "" : prettyJson(text)), [text]);
  return (
    <section>
      <header className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        {text !== null && <CopyButton text={pretty} label={t("Copy: {what}", { what: title })} />}
      </header>
      {text === null ? <p className="text-muted">{empty}</p> : <Lines title={title} json={pretty} />}
    </section>
  );
}

const looks: Record<JsonPart["kind"], string> = {
  key: "text-accent-text",
  text: "text-ink",
  value: "text-warning-soft-ink",
  plain: "text-subtle",
};

const frame = "max-h-96 overflow-y-auto rounded-md border bg-sunken px-3 py-2.5 -outline-offset-2";

function Lines({ title, json }: { title: string; json: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
    <section aria-label={title} tabIndex={0} className={frame}>
      <pre className="font-mono text-xs leading-5 break-all whitespace-pre-wrap">
        {jsonParts(json).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places.
          <span key={index} className={looks[part.kind]}>
            {part.text}
          </span>
        ))}
      </pre>
    </section>
  );
}
