import type { ImportColumn } from "@rollcall/contract/invitation-imports";
import type { RefusalCode } from "@rollcall/contract/refusals";
import { normalized, parseAddress } from "@rollcall/contract/text";
import type { CsvRow } from "../../platform/csv-reading.ts";
import { type Catalogue, entriesOf, find, type Thing, withRole } from "./catalogue.ts";
import type { readHeaders } from "./columns.ts";

/** What a line asks for. */
export type LineWish = {
  roles: string[];
  seats: string[];
  workspaces: { workspace_id: string; roles: string[] }[];
  groups: string[];
  language: "en" | "fr";
};
export type Problem = { code: RefusalCode | "invalid_email" | "duplicate"; column: ImportColumn; detail: string };

export type Problems = [Problem, ...Problem[]];

/** One line of a file, read: the address as it stands there, and what it asks for or what is wrong with it. */
export type ReadLine = { line: number; email: string } & ({ wish: LineWish } | { problems: Problems });

type Columns = ReturnType<typeof readHeaders>;
type Defaults = Pick<LineWish, "roles" | "language">;

/** Reads the lines of a file, each by itself: a bad one spoils none of the others. */
export function readLines(
  rows: readonly CsvRow[],
  columns: Columns,
  { catalogue, defaults }: { catalogue: Catalogue; defaults: Defaults },
): ReadLine[] {
  const firstLines = new Map<string, number>();
  return rows.map(({ line, cells }) => {
    const cell = (column: ImportColumn) => cells[columns.findIndex(({ read_as }) => read_as === column)] ?? "";
    const problems: Problem[] = [];
    const email = addressIn(cell("email"), problems);
    if (problems.length === 0) checkFirst({ email, line }, firstLines, problems);
    const wish = wishIn(cell, { catalogue, defaults, problems });
    const [first, ...others] = problems;
    return first === undefined ? { line, email, wish } : { line, email, problems: [first, ...others] };
  });
}

function addressIn(text: string, problems: Problem[]): string {
  const email = parseAddress(text);
  if (email !== undefined) return email;
  const detail = text === "" ? "There is no address." : `“${short(text)}” is not an e-mail address.`;
  problems.push({ code: "invalid_email", column: "email", detail });
  return short(text);
}

function checkFirst(
  { email, line }: { email: string; line: number },
  firstLines: Map<string, number>,
  problems: Problem[],
): void {
  const before = firstLines.get(email);
  if (before === undefined) firstLines.set(email, line);
  else {
    const detail = `This address stands in line ${before} already.`;
    problems.push({ code: "duplicate", column: "email", detail });
  }
}

type Reading = { catalogue: Catalogue; defaults: Defaults; problems: Problem[] };
type Cell = (column: ImportColumn) => string;

function wishIn(cell: Cell, { catalogue, defaults, problems }: Reading): LineWish {
  const named = (column: "roles" | "seats" | "groups", what: Omit<Naming, "column">) =>
    distinct(
      entriesOf(cell(column), catalogue[column]).flatMap((name) =>
        idOf(name, catalogue[column], { ...what, column }, problems),
      ),
    );
  const roles = named("roles", { code: "role_unknown", what: "role" });
  const wish: LineWish = {
    roles: cell("roles") === "" ? defaults.roles : roles,
    seats: named("seats", { code: "product_unknown", what: "product" }),
    workspaces: workspacesIn(cell("workspaces"), catalogue, problems),
    groups: named("groups", { code: "not_found", what: "Group" }),
    language: languageIn(cell("language"), problems) ?? defaults.language,
  };
  for (const column of ["roles", "seats", "workspaces", "groups"] as const) checkCount(wish, column, problems);
  return wish;
}

/** As many as the form takes. */
const MOST = { roles: 20, seats: 20, workspaces: 50, groups: 50 };

function checkCount(wish: LineWish, column: keyof typeof MOST, problems: Problem[]): void {
  if (wish[column].length > MOST[column])
    problems.push({ code: "invalid_input", column, detail: `A line names at most ${MOST[column]} ${column}.` });
}

function workspacesIn(text: string, catalogue: Catalogue, problems: Problem[]): LineWish["workspaces"] {
  const column = "workspaces";
  const workspaces = new Map<string, string[]>();
  for (const entry of entriesOf(text, catalogue.workspaces)) {
    const [name, role] = withRole(entry, catalogue.workspaces);
    const [id] = idOf(name, catalogue.workspaces, { code: "not_found", what: "Workspace", column }, problems);
    const naming = { code: "role_unknown", what: "Workspace role", column } as const;
    const [roleId = ""] =
      role === undefined ? ["workspace_contributor"] : idOf(role, catalogue.workspaceRoles, naming, problems);
    if (id !== undefined) workspaces.set(id, distinct([...(workspaces.get(id) ?? []), roleId]));
  }
  return [...workspaces].map(([workspace_id, roles]) => ({ workspace_id, roles }));
}

type Naming = { code: Problem["code"]; what: string; column: ImportColumn };

function idOf(name: string, things: readonly Thing[], { code, what, column }: Naming, problems: Problem[]): string[] {
  const id = find(name, things);
  if (id !== undefined) return [id];
  problems.push({ code, column, detail: `There is no ${what} “${short(name)}”.` });
  return [];
}

const languages: [pattern: RegExp, language: LineWish["language"]][] = [
  [/^(en|english|anglais)([-_].*)?$/, "en"],
  [/^(fr|french|francais)([-_].*)?$/, "fr"],
];

function languageIn(text: string, problems: Problem[]): LineWish["language"] | undefined {
  if (text === "") return undefined;
  const [, language] = languages.find(([pattern]) => pattern.test(normalized(text))) ?? [];
  if (language === undefined)
    problems.push({ code: "invalid_input", column: "language", detail: `“${short(text)}” is neither en nor fr.` });
  return language;
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

const LONGEST_QUOTED = 60;

function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST_QUOTED ? `${line.slice(0, LONGEST_QUOTED).toWellFormed()}…` : line;
}
