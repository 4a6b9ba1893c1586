import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { operations } from "@rollcall/contract/operations";
import { organizationPermissions, workspacePermissions } from "@rollcall/contract/permissions";
import { refusals } from "@rollcall/contract/refusals";
import { builtInRoles } from "@rollcall/contract/roles";
import { parseSync } from "vite";
import * as z from "zod";

const sources = resolve(import.meta.dirname, "..");

/** Every English message that the panel can show, for the tests of its translations. */
export function sourceMessages(): Set<string> {
  return new Set([...writtenMessages(), ...contractMessages(), ...validationMessages()]);
}

/** The literals given to `t(…)` and to `<RichText message="…">` in the panel's sources. */
function writtenMessages(): string[] {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^(kit|texts\/fr)\b/.test(file))
    .map((file) => join(sources, file));
  return files.flatMap((file) => messagesIn(parseSync(file, readFileSync(file, "utf8")).program));
}

// Only these fields of a syntax tree's nodes are looked at.
type Node = {
  type?: string;
  name?: unknown;
  value?: unknown;
  callee?: Node;
  arguments?: Node[];
  attributes?: Node[];
  consequent?: Node;
  alternate?: Node;
  expression?: Node;
};

function messagesIn(tree: unknown): string[] {
  if (typeof tree !== "object" || tree === null) return [];
  const below = Object.values(tree).flatMap(messagesIn);
  return [...literalsOf(messageGiven(tree)), ...below];
}

function messageGiven(node: Node): Node | undefined {
  if (node.type === "CallExpression" && node.callee?.name === "t") return node.arguments?.[0];
  if (node.type !== "JSXOpeningElement" || (node.name as Node).name !== "RichText") return undefined;
  const given = node.attributes?.find(({ name }) => (name as Node | undefined)?.name === "message");
  return given?.value as Node | undefined;
}

/** A literal, or the two of a choice. A message from elsewhere (a catalogue of the contract) is none. */
function literalsOf(node: Node | undefined): string[] {
  if (node?.type === "Literal" && typeof node.value === "string") return [node.value];
  if (node?.type === "JSXExpressionContainer") return literalsOf(node.expression);
  if (node?.type === "ConditionalExpression") return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
  return [];
}

/** The sentences of the contract's catalogues. */
function contractMessages(): string[] {
  return [
    ...Object.values(refusals).map(({ title }) => title),
    ...Object.values(organizationPermissions),
    ...Object.values(workspacePermissions),
    ...Object.values(builtInRoles).flatMap(({ name, description }) => [name, description]),
  ];
}

const bad = ["", "x", "x".repeat(5_000), "\u0007", "\ud800", 0.5, 0, 1_000, Number.NaN, [], ["x"], ["x".repeat(5_000)]];

/** What the contract says of fields, found by filling in every field of every body wrongly. */
function validationMessages(): string[] {
  const bodies = operations.map(({ body }) => body).filter((body) => body instanceof z.ZodObject);
  const fields = bodies.flatMap((body) => Object.values(body.shape) as z.ZodType[]);
  return fields
    .flatMap((field) => bad.flatMap((value) => field.safeParse(value).error?.issues ?? []))
    .map(({ message }) => message)
    .filter((message) => message.startsWith("must "));
}
