import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AnyOperation } from "@rollcall/contract/operation";
import { operations } from "@rollcall/contract/operations";
import { organizationPermissions, type Scope, workspacePermissions } from "@rollcall/contract/permissions";
import { type RefusalCode, refusals } from "@rollcall/contract/refusals";
import { builtInRoles } from "@rollcall/contract/roles";
import { describe, expect, test } from "vitest";

const repository = join(import.meta.dirname, "../../..");
const codes = Object.keys(refusals) as RefusalCode[];
const textOf = (path: string) => readFileSync(join(repository, path), "utf8");
const pageOf = (code: RefusalCode) => textOf(`docs/errors/${code}.md`);

describe("the pages of the refusals", () => {
  test("every code has a page and every page a code", () => {
    const pages = readdirSync(join(repository, "docs/errors")).map((file) => file.replace(/\.md$/, ""));
    expect(pages.sort()).toEqual([...codes].sort());
  });

  test.each(codes)("%s: its page has the catalogue's sentence and status", (code) => {
    const { title, status } = refusals[code];
    expect(pageOf(code).startsWith(`# ${title}\n\n\`${code}\` · status ${status}\n`)).toBe(true);
  });

  test.each(codes)("%s: its example is a problem document of this code", (code) => {
    const [, example = "{}"] = /```json\n(.*?)\n```/s.exec(pageOf(code)) ?? [];
    const { title, status } = refusals[code];
    const url = `https://rollcall.example.com/docs/errors/${code}`;
    expect(JSON.parse(example)).toMatchObject({ type: url, code, title, status, doc_url: url });
  });

  test("a page names every operation that answers with its code", () => {
    const isNamed = (page: string, name: string) =>
      page.includes(`\`${name}\``) || page.includes(`\`${name.split(".")[0]}.*\``);
    const silent = operations.flatMap(({ name, refusals: answers }) =>
      answers.filter((code) => !isNamed(pageOf(code), name)).map((code) => `${code}: ${name}`),
    );
    expect(silent).toEqual([]);
  });
});

describe("the guides", () => {
  const guides = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", ...markdownIn("docs")];

  test.each(guides)("%s: what it links to is there", (guide) => {
    const links = [...textOf(guide).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !existsSync(join(repository, dirname(guide), link)))).toEqual([]);
  });

  // `vitest -u` writes these tables anew.
  test.each([
    ["docs/roles-and-permissions.md", { organization: matrix("organization"), workspace: matrix("workspace") }],
    ["docs/api.md", { operations: operationsTable() }],
  ])("%s: its tables are those of the contract", async (path, tables) => {
    const written = Object.entries(tables).reduce((text, [name, table]) => withTable(text, name, table), textOf(path));
    await expect(written).toMatchFileSnapshot(join(repository, path));
  });
});

function markdownIn(folder: string): string[] {
  const files = readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".md")).map((file) => join(folder, file));
}

function withTable(text: string, name: string, rows: readonly string[][]): string {
  const [head = [], ...body] = rows;
  const lines = [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`);
  return text.replace(
    new RegExp(`(?<=<!-- ${name} -->\n).*?(?=\n<!-- /${name} -->)`, "s"),
    lines.join("\n").replaceAll("$", "$$$$"),
  );
}

function matrix(scope: Scope): string[][] {
  const roles = Object.values(builtInRoles).filter((role) => role.scope === scope);
  const sentences = scope === "organization" ? organizationPermissions : workspacePermissions;
  const cells = (permission: string) =>
    roles.map(({ permissions: held }) => ((held as readonly string[]).includes(permission) ? "✓" : ""));
  return [
    ["Permission", "What it allows", ...roles.map(({ name }) => name)],
    ...Object.entries(sentences).map(([name, sentence]) => [`\`${name}\``, sentence, ...cells(name)]),
  ];
}

const FRESH = { always: ", fresh", sometimes: ", fresh at times", never: "" };

/** What does not follow from the access alone: whether keys may call it. */
function keysOf({ access, adminKeys }: AnyOperation): string {
  if (access === "public" || access === "signed_in" || adminKeys === "always") return "";
  return adminKeys === "never" ? ", no keys" : ", keys at times";
}

function operationsTable(): string[][] {
  const byPath = operations.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return [
    ["Operation", "Call", "Access", "What it does"],
    ...byPath.map((operation) => [
      `\`${operation.name}\``,
      `${operation.method} \`${operation.path}\``,
      `\`${operation.access}\`${FRESH[operation.fresh]}${keysOf(operation)}`,
      operation.summary,
    ]),
  ];
}
