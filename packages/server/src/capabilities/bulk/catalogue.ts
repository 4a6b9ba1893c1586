import { normalized } from "@rollcall/contract/text";

/** What a line can name: everything by its id and by its name. */
export type Catalogue = Record<"roles" | "workspaceRoles" | "seats" | "workspaces" | "groups", readonly Thing[]>;
export type Thing = { id: string; name: string };

/** The entries of a cell: itself, where something is called as it is, or what its separators leave. */
export function entriesOf(text: string, things: readonly Thing[]): string[] {
  if (find(text, things) !== undefined) return [text];
  return text
    .split(/[,;|\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** `Research: Developer` is a Workspace and a role, unless a Workspace is called that. */
export function withRole(entry: string, workspaces: readonly Thing[]): [name: string, role: string | undefined] {
  const colon = entry.lastIndexOf(":");
  if (colon === -1 || find(entry, workspaces) !== undefined) return [entry, undefined];
  return [entry.slice(0, colon).trim(), entry.slice(colon + 1).trim()];
}

const indexes = new WeakMap<readonly Thing[], Map<string, string>>();

/** By id, by name, or by the name without accents and capitals; what is written exactly first, an id before any name. */
export function find(text: string, things: readonly Thing[]): string | undefined {
  const index = indexes.get(things) ?? indexed(things);
  indexes.set(things, index);
  return index.get(text) ?? index.get(text.toLowerCase()) ?? index.get(normalized(text));
}

function indexed(things: readonly Thing[]): Map<string, string> {
  const index = new Map(things.map(({ id, name }) => [normalized(name), id]));
  for (const { id, name } of things) index.set(name.toLowerCase(), id);
  for (const { id, name } of things) index.set(name, id);
  // Last, so that nobody catches what is meant for another by giving something that other's id as a name.
  for (const { id } of things) index.set(id, id).set(id.toLowerCase(), id);
  return index;
}
