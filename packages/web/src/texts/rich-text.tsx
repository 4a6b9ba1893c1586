import { Trans } from "@lingui/react";
import { Fragment, type ReactElement, type ReactNode } from "react";

type Props = {
  /** A literal message; `<b>…</b>` in it is drawn by `parts.b`. */
  message: string;
  values?: Record<string, ReactNode>;
  parts?: Record<string, ReactElement>;
};

/** A text with elements in it: `<RichText message="Remove {name}?" values={{ name: <strong>{name}</strong> }} />`. */
export function RichText({ message, values = {}, parts = {} }: Props) {
  return <Trans id={message} values={asElements(values)} components={parts} />;
}

// A name can hold what looks like a tag of the message. Wrapped in an element it stays what it is: text.
function asElements(values: Record<string, ReactNode>): Record<string, ReactNode> {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "string" ? <Fragment key={name}>{value}</Fragment> : value,
  ]);
  return Object.fromEntries(entries);
}
