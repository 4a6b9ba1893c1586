import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type ESTree, parseSync } from "vite";

/** What a name of the contract stands for in the browser; every other one is a plain value. */
export type Kind = "operation" | "schema";

/** A part of a source, and what stands in its place. */
export type Cut = { start: number; end: number; text: string };

export function applied(cuts: Cut[], code: string): string {
  return cuts.toReversed().reduce((text, cut) => text.slice(0, cut.start) + cut.text + text.slice(cut.end), code);
}

export function statementsIn(file: string, code: string): ESTree.Program["body"] {
  return parseSync(file, code).program.body;
}

/** What an import brings as values: the name there, and the name here. */
export function valuesIn({ specifiers }: ESTree.ImportDeclaration): { name: string; local: string }[] {
  return specifiers.flatMap((each) =>
    each.type === "ImportSpecifier" && each.importKind !== "type" && each.imported.type === "Identifier"
      ? [{ name: each.imported.name, local: each.local.name }]
      : [],
  );
}

const known = new Map<string, Map<string, Kind>>();

/** What the names in a file of the contract stand for, its own and the imported. A schema is whatever refers to zod. */
export function kindsIn(file: string): Map<string, Kind> {
  const before = known.get(file);
  if (before) return before;
  const kinds = new Map<string, Kind>();
  known.set(file, kinds);
  for (const statement of statementsIn(file, readFileSync(file, "utf8"))) {
    if (statement.type === "ImportDeclaration") {
      for (const [name, kind] of imported(statement, file)) kinds.set(name, kind);
      continue;
    }
    for (const { name, tree } of declared(statement)) {
      const names = namesIn(tree);
      if (isOperation(tree)) kinds.set(name, "operation");
      else if (names.has("z") || [...names].some((each) => kinds.get(each) === "schema")) kinds.set(name, "schema");
    }
  }
  return kinds;
}

function imported(statement: ESTree.ImportDeclaration, file: string): [string, Kind][] {
  if (!statement.source.value.startsWith("./")) return [];
  const theirs = kindsIn(resolve(dirname(file), statement.source.value));
  return valuesIn(statement).flatMap(({ name, local }): [string, Kind][] => {
    const kind = theirs.get(name);
    return kind === undefined ? [] : [[local, kind]];
  });
}

function declared(statement: ESTree.Program["body"][number]): { name: string; tree: unknown }[] {
  const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declaration?.type === "FunctionDeclaration")
    return [{ name: declaration.id?.name ?? "", tree: declaration.body }];
  if (declaration?.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === "Identifier" ? [{ name: id.name, tree: init }] : [],
  );
}

function isOperation(tree: unknown): boolean {
  const { type, callee } = (tree ?? {}) as Partial<ESTree.CallExpression>;
  return type === "CallExpression" && callee?.type === "Identifier" && callee.name === "operation";
}

/** Every name in an expression but those of types. */
function namesIn(tree: unknown, names = new Set<string>()): Set<string> {
  if (typeof tree !== "object" || tree === null) return names;
  const { type, name } = tree as { type?: string; name?: string };
  if (type === "Identifier" && name !== undefined) names.add(name);
  else if (type !== "TSTypeAnnotation") for (const each of Object.values(tree)) namesIn(each, names);
  return names;
}
