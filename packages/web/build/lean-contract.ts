import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ESTree, Plugin } from "vite";
import { applied, type Cut, kindsIn, statementsIn, valuesIn } from "./contract-source.ts";

const contract = resolve(import.meta.dirname, "../../contract/src");
const panel = resolve(import.meta.dirname, "../src");
const whole = "?whole";

/** What a call needs of its operation. The rest is for the server, the documents and the forms. */
const needed = new Set(["name", "method", "path", "media"]);

/**
 * Splits the contract for the browser. Most pages only call operations; so a source of the panel gets from
 * `@rollcall/contract/members` the operations without their schemas, and only what it reads as a schema (`MemberFilter`,
 * `updateMember.body`) from a second copy, the whole module, with which zod comes. Nothing in the contract has an effect,
 * or an identity that counts: what no page refers to is left out of both.
 */
export function leanContract(): Plugin {
  return {
    name: "lean-contract",
    apply: "build",
    enforce: "pre",
    resolveId: {
      filter: { id: /^\.\/[\w-]+\.ts$/ },
      handler: (source, importer) =>
        importer?.startsWith(`${contract}/`) && importer.endsWith(whole)
          ? resolve(contract, source) + whole
          : undefined,
    },
    load: {
      filter: { id: /\.ts\?whole$/ },
      handler: (id) => readFileSync(id.slice(0, -whole.length), "utf8"),
    },
    transform: {
      filter: { id: [new RegExp(`^${contract}/`), new RegExp(`^${panel}/.*\\.tsx?$`)] },
      handler(code, id) {
        const cuts = id.startsWith(panel) ? imports(code, id) : declarations(code, id);
        return cuts.length === 0 ? undefined : { code: applied(cuts, code), map: null };
      },
    },
  };
}

/** Has a source of the panel import its schemas, and the operations whose schemas it reads, from the whole modules. */
function imports(code: string, id: string): Cut[] {
  return statementsIn(id, code).flatMap((statement): Cut[] => {
    if (statement.type !== "ImportDeclaration" || statement.importKind === "type") return [];
    const module = /^@rollcall\/contract\/([\w-]+)$/.exec(statement.source.value)?.[1];
    if (module === undefined) return [];
    const file = resolve(contract, `${module}.ts`);
    const kinds = kindsIn(file);
    const isWhole = ({ name, local }: Imported) =>
      kinds.get(name) === "schema" ||
      (kinds.get(name) === "operation" && new RegExp(`\\b${local}\\.(params|query|body|output)\\b`).test(code));
    const names = valuesIn(statement);
    const lean = names.filter((each) => !isWhole(each));
    return [{ ...statement, text: importOf(lean, file) + importOf(names.filter(isWhole), file + whole) }];
  });
}

type Imported = { name: string; local: string };

function importOf(names: Imported[], from: string): string {
  const specifiers = names.map(({ name, local }) => `${name} as ${local}`);
  return names.length === 0 ? "" : `import { ${specifiers.join(", ")} } from ${JSON.stringify(from)};`;
}

/** Marks every declaration as one without an effect, and takes from operations what a call does not need. */
function declarations(code: string, id: string): Cut[] {
  const file = id.replace(whole, "");
  const kinds = kindsIn(file);
  return statementsIn(file, code).flatMap((statement): Cut[] => {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type !== "VariableDeclaration") return [];
    return declared.declarations.flatMap(({ id: declaredAs, init }): Cut[] => {
      if (
        declaredAs.type !== "Identifier" ||
        init === null ||
        init.type === "ArrowFunctionExpression" ||
        init.type.endsWith("Literal")
      )
        return [];
      const isLean = kinds.get(declaredAs.name) === "operation" && !id.endsWith(whole);
      const value = isLean ? leanOperation(init, code) : code.slice(init.start, init.end);
      return [{ start: init.start, end: init.end, text: `/* @__PURE__ */ (() => (${value}))()` }];
    });
  });
}

function leanOperation(init: ESTree.Expression, code: string): string {
  const [spec] = init.type === "CallExpression" ? init.arguments : [];
  if (spec?.type !== "ObjectExpression") throw new Error("An operation is declared by an object.");
  const kept = spec.properties.filter(
    (each) => each.type === "Property" && each.key.type === "Identifier" && needed.has(each.key.name),
  );
  return `{ ${kept.map(({ start, end }) => code.slice(start, end)).join(", ")} }`;
}
