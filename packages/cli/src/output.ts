import { styleText } from "node:util";
import Table from "cli-table3";
import type { Io } from "./io.ts";

/** A column of a table: its head, and what of a row stands in it; a field's name for both where that is enough. */
export type Column = string | readonly [head: string, cell: (row: never) => unknown];

type Row = Record<string, unknown>;

/** Rows, one under the other. */
export function table(io: Io, rows: readonly unknown[], columns: readonly Column[] | undefined): string {
  const chosen = columns ?? columnsOf(rows);
  const drawn = new Table({ ...plain, head: chosen.map((column) => bold(io, headOf(column))) });
  for (const row of rows) drawn.push(chosen.map((column) => cellOf(column, row)));
  return withoutEnds(drawn.toString());
}

/** One thing, field by field. */
export function card(io: Io, thing: unknown): string {
  if (typeof thing !== "object" || thing === null) return shown(thing);
  const drawn = new Table(plain);
  for (const [name, value] of Object.entries(thing)) drawn.push([bold(io, headOf(name)), shown(value)]);
  return withoutEnds(drawn.toString());
}

const none = "";
const plain: Table.TableConstructorOptions = {
  chars: {
    ...{ top: none, "top-mid": none, "top-left": none, "top-right": none },
    ...{ bottom: none, "bottom-mid": none, "bottom-left": none, "bottom-right": none },
    ...{ left: none, "left-mid": none, mid: none, "mid-mid": none },
    ...{ right: none, "right-mid": none, middle: "  " },
  },
  style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
};

function withoutEnds(drawn: string): string {
  return drawn
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

function bold({ isTerminal }: Io, text: string): string {
  return isTerminal ? styleText("bold", text, { validateStream: false }) : text;
}

const MANY = 7;

/** The fields that a row shows by itself: what is short and there. */
function columnsOf(rows: readonly unknown[]): string[] {
  const [first] = rows;
  if (typeof first !== "object" || first === null) return [];
  const names = Object.keys(first).filter((name) => rows.some((row) => isShort((row as Row)[name])));
  return names.slice(0, MANY);
}

function isShort(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value) || (Array.isArray(value) && value.every(isShort));
}

function headOf(column: Column): string {
  const head = typeof column === "string" ? column.replaceAll("_", " ") : column[0];
  return head.toUpperCase();
}

function cellOf(column: Column, row: unknown): string {
  // A column is written for the rows of its own operation.
  return shown(typeof column === "string" ? (row as Row)[column] : column[1](row as never));
}

/** A value as somebody reads it; what is inside of things is told by its name. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map(shown).join(", ");
  if (typeof value === "string" && INSTANT.test(value)) return inZone(value);
  if (typeof value !== "object") return oneLine(String(value));
  const { name, email, count, exact } = value as Row;
  if (typeof count === "number") return exact === false ? `${count}+` : String(count);
  return shown(name ?? email ?? Object.entries(value).map(([key, each]) => `${key}: ${shown(each)}`));
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A time in the zone of whoever reads it, to the minute. */
function inZone(instant: string): string {
  return new Date(instant).toLocaleString("sv", { dateStyle: "short", timeStyle: "short" });
}

/** Text of others never moves the cursor, nor takes more than its line. */
function oneLine(text: string): string {
  return harmless(text).replace(/[\n\t]+/g, " ");
}

/** Text that others have a part in, which may have lines of its own. */
export function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, " ");
}

/** A value as JSON. JSON itself lets characters through by which a terminal can be commanded. */
export function jsonText(value: unknown): string {
  const written = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, written)}\n`;
}
