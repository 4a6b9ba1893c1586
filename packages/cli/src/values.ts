import { Failure } from "./failure.ts";
import { idFor } from "./naming.ts";
import { type Schema, withoutNull } from "./schema.ts";
import type { Session } from "./session.ts";

/** What the API takes for words that were typed: names become ids, numbers numbers, `none` nothing, and the rest JSON. */
export async function valueFor(session: Session, name: string, given: Schema, typed: unknown): Promise<unknown> {
  const { schema, isNullable } = withoutNull(given);
  if (typeof typed === "boolean") return typed;
  if (Array.isArray(typed)) {
    const items = schema.items ?? {};
    return Promise.all(typed.map((each) => valueFor(session, name, items, each)));
  }
  const text = String(typed);
  if (isNullable && text === "none") return null;
  // Piped in, so that a secret stands in no list of processes.
  if (schema.type === "string" && text === "-") return (await session.io.readInput()).trim();
  if (schema.type === "string") return idFor(session, schema.pattern, text);
  if (schema.type === "integer" || schema.type === "number") return numberIn(name, text);
  if (schema.type === "boolean") return text === "true" || (text !== "false" && wrong(name, "is true or false"));
  return jsonIn(session, name, text);
}

function numberIn(name: string, text: string): number {
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : wrong(name, "is a number");
}

/** JSON as it is, or with `@` from a file, or with `@-` piped in. */
async function jsonIn({ io }: Session, name: string, text: string): Promise<unknown> {
  const json = text === "@-" ? await io.readInput() : text.startsWith("@") ? await io.readFile(text.slice(1)) : text;
  try {
    return JSON.parse(json);
  } catch {
    return wrong(name, "is JSON, or @ and a file of it");
  }
}

function wrong(name: string, rule: string): never {
  throw new Failure(`--${optionName(name)} ${rule}.`);
}

/** The option of a field: `--first-name`. */
export function optionName(field: string): string {
  return field.replaceAll("_", "-");
}
