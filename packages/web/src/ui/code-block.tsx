import { useText } from "../texts/use-text.ts";
import { CopyButton } from "./copy-button.tsx";

/** Some lines of a program or for a terminal, to read and to copy. */
export function CodeBlock({ title, code }: { title: string; code: string }) {
  const t = useText();
  return (
    <section>
      <header className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        <CopyButton text={code} label={t("Copy: {what}", { what: title })} />
      </header>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
        tabIndex={0}
        className="overflow-x-auto rounded-md border bg-sunken px-3 py-2.5 -outline-offset-2"
      >
        <pre className="font-mono text-xs leading-5">{code}</pre>
      </section>
    </section>
  );
}
