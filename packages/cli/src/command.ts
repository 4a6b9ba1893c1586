import type { AnyOperation } from "@rollcall/contract/operation";
import { each, type InputOf } from "@rollcall/sdk";
import { type Command, Option } from "commander";
import { Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import type { Input, Noun, Verb } from "./noun.ts";
import { card, harmless, jsonText, table } from "./output.ts";
import { fieldsOf, type Schema, withoutNull } from "./schema.ts";
import { openSession, type Session } from "./session.ts";
import { optionName, valueFor } from "./values.ts";

type Place = "params" | "query" | "body";
export type Field = { place: Place; name: string; schema: Schema; isRequired: boolean };
type Options = Record<string, unknown>;

/** Adds `rollcall <noun> <verb>` for every verb. */
export function addNoun(program: Command, noun: Noun, io: Io): void {
  const command = program.command(noun.name).description(noun.summary);
  for (const verb of noun.verbs) addVerb(command, verb, io);
}

function addVerb(parent: Command, verb: Verb, io: Io): void {
  const { operation, usage } = verb;
  const command = parent.command(usage).description(verb.summary ?? operation.summary);
  const positional = fieldsTyped(verb);
  for (const field of fieldsBeside(verb)) command.addOption(optionOf(field));
  if (isList(operation)) command.option("--all", "every page, not only the first");
  if (verb.question !== undefined || verb.asksByItself) command.option("-y, --yes", "do not ask");
  command.option("--json", "print the answer as JSON");
  command.action(async (...given: unknown[]) => {
    const words = given.slice(0, positional.length);
    const options = command.optsWithGlobals<Options>();
    const session = await openSession(io, options);
    const input = await inputOf(session, verb, { words, options });
    if (verb.question !== undefined && options["yes"] !== true && !isPreview(input))
      await ask(io, `${command.name()} ${words.flat().join(", ")}: ${verb.question}`);
    const wish = { isSure: options["yes"] === true, isJson: options["json"] === true };
    await (verb.run?.(session, input, wish) ?? call(session, verb, input, options));
  });
}

/** Every field of an operation but the Organization, which is chosen once. */
export function fieldsOfOperation(operation: AnyOperation): Field[] {
  const places: readonly Place[] = ["params", "query", "body"];
  return places
    .flatMap((place) => fieldsOf(operation[place]).map((field) => ({ ...field, place })))
    .filter(({ name }) => !(name === "organization_id" || name === "cursor"));
}

/** The fields that are typed in their order, without an option. */
export function fieldsTyped({ usage, operation }: Verb): Field[] {
  const fields = fieldsOfOperation(operation);
  return [...usage.matchAll(/[<[]([a-z-]+)(?:\.\.\.)?[>\]]/g)].map(([, word = ""]) => {
    const name = word.replaceAll("-", "_");
    const field = fields.find((each) => each.name === name || each.name === `${name}_id`);
    if (field === undefined) throw new Error(`${operation.name} has no field ${name}`);
    return field;
  });
}

function fieldsBeside(verb: Verb): Field[] {
  const typed = fieldsTyped(verb);
  return fieldsOfOperation(verb.operation).filter(
    ({ place, name }) => !typed.some((each) => each.place === place && each.name === name),
  );
}

function optionOf({ name, schema: given, isRequired, place }: Field): Option {
  const { schema, isNullable } = withoutNull(given);
  const flag = `--${optionName(name)}`;
  const choices = schema.enum ?? schema.items?.enum;
  const notes = [
    ...(choices === undefined ? [] : [choices.join(", ")]),
    ...(isNullable ? ["none for nothing"] : []),
    ...(schema.default === undefined || schema.default === "" ? [] : [`by itself ${JSON.stringify(schema.default)}`]),
  ];
  const option = new Option(`${flag}${valueIn(schema, name)}`, notes.join("; "));
  return option.makeOptionMandatory(isRequired && place === "body");
}

function valueIn(schema: Schema, name: string): string {
  if (schema.type === "boolean" || name === "preview") return "";
  if (schema.type === "array") return schema.items?.type === "string" ? " <values...>" : " <json>";
  return schema.type === undefined || schema.type === "object"
    ? " <json>"
    : ` <${schema.type === "string" ? "text" : "number"}>`;
}

type Typed = { words: readonly unknown[]; options: Options };

async function inputOf(session: Session, verb: Verb, { words, options }: Typed): Promise<Input> {
  const { operation } = verb;
  const parts: Record<Place, Options> = { params: {}, query: {}, body: {} };
  if (operation.path.includes("{organization_id}")) parts.params["organization_id"] = await session.organizationId();
  const typed = fieldsTyped(verb).map((field, index) => ({ field, value: words[index] }));
  const beside = fieldsBeside(verb).map((field) => ({ field, value: options[camel(field.name)] }));
  for (const { field, value } of [...typed, ...beside])
    if (value !== undefined && !isLeftOut(field, value))
      parts[field.place][field.name] = await valueFor(session, field.name, field.schema, value);
  const { params, query, body } = parts;
  const takesBody = fieldsOfOperation(operation).some(({ place }) => place === "body");
  return { params, query, ...(takesBody && { body }) };
}

/** Several that can be left out, and were; where they are asked for, none of them is meant. */
function isLeftOut({ isRequired }: Field, value: unknown): boolean {
  return Array.isArray(value) && value.length === 0 && !isRequired;
}

/** The name under which commander keeps an option. */
function camel(field: string): string {
  return field.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function isPreview({ query }: Input): boolean {
  return query["preview"] === true;
}

async function ask(io: Io, question: string): Promise<void> {
  if (!io.isInteractive) throw new Failure(`${question}\nSay --yes to do it.`);
  if (!(await io.confirm(question))) throw new Failure("Nothing was changed.");
}

export function isList({ query }: AnyOperation): boolean {
  return fieldsOf(query).some(({ name }) => name === "cursor");
}

async function call(session: Session, { operation, columns }: Verb, input: Input, options: Options): Promise<void> {
  const { io, client } = session;
  const isJson = options["json"] === true;
  // The server checks every part by the same contract, and says what is wrong.
  const sent = input as unknown as InputOf<AnyOperation>;
  if (options["all"] === true && isList(operation)) {
    const rows: unknown[] = [];
    for await (const row of each(client, operation, sent as never)) rows.push(row);
    return print(io, { rows, isJson, columns });
  }
  const answer: unknown = await client.call(operation, sent);
  if (operation.media !== undefined) return io.out(io.isTerminal ? harmless(String(answer)) : String(answer));
  const rows = rowsOf(answer);
  if (isJson || rows === undefined) return print(io, { answer, isJson });
  print(io, { rows, isJson, columns });
  const hasMore = (answer as { has_more?: boolean }).has_more === true;
  if (hasMore) io.err("There are more: --all has every page.\n");
}

function rowsOf(answer: unknown): unknown[] | undefined {
  const data = typeof answer === "object" && answer !== null && "data" in answer ? answer.data : undefined;
  return Array.isArray(data) ? data : undefined;
}

type Printed = { answer?: unknown; rows?: unknown[]; isJson: boolean; columns?: Verb["columns"] };

function print(io: Io, { answer, rows, isJson, columns }: Printed): void {
  if (isJson) io.out(jsonText(rows ?? answer ?? null));
  else if (rows !== undefined && rows.length > 0) io.out(`${table(io, rows, columns)}\n`);
  else if (rows !== undefined) io.err("Nothing.\n");
  else if (answer === undefined) io.err("Done.\n");
  else io.out(`${card(io, answer)}\n`);
}
