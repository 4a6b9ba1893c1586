import { CopyButton } from "./copy-button.tsx";

/** An id or a link in full, with its copy button. `label` names the button: "Copy user ID". */
export function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 truncate font-mono text-xs" title={text}>
        {text}
      </code>
      <CopyButton text={text} label={label} />
    </span>
  );
}
