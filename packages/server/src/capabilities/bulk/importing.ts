import { MAX_IMPORT_LINES, type NewInvitationImport } from "@rollcall/contract/invitation-imports";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { type CsvFault, type CsvRow, readCsv } from "../../platform/csv-reading.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import type { Change, OrganizationActor, Work } from "../../platform/transact.ts";
import { findGifts } from "../groups/store.ts";
import { knownRoles } from "../roles/rules.ts";
import { readHeaders } from "./columns.ts";
import { begin, type Created, insertJob } from "./commands.ts";
import { insertLines } from "./item-store.ts";
import { type ReadLine, readLines } from "./lines.ts";
import { readCatalogue } from "./name-store.ts";

type Acting = Work & { actor: OrganizationActor };

/** Begins to invite whom a file names, by working out what would become of each line. */
export async function createImport(work: Acting, file: NewInvitationImport): Promise<Change<Created>> {
  const { tx, organizationId, actor } = work;
  const { columns, rows } = tableIn(file.csv);
  const roles = granted(knownRoles(file.roles, actor.roleBook));
  const defaults = { roles, language: file.language };
  const lines = readLines(rows, columns, { catalogue: await readCatalogue(work), defaults });

  const doing = { type: "invite", note: file.note, givesAdmin: await givesAdmin(work, lines), columns } as const;
  const id = await insertJob(work, "invitations", doing);
  await insertLines(tx, organizationId, id, lines);
  return begin(work, { id, total: lines.length });
}

/** The table that a file is, or why it is none. */
function tableIn(text: string) {
  const [head, ...rows] = readable(readCsv(text));
  const columns = readHeaders(head?.cells ?? []);
  if (!columns.some(({ read_as }) => read_as === "email"))
    throw unreadable(`No column is named email. The first line holds: ${namesIn(head)}.`);
  if (rows.length === 0) throw unreadable("There is no line below the headers.");
  if (rows.length > MAX_IMPORT_LINES) throw new Refusal("import_too_many_lines", { field: "csv" });
  return { columns, rows };
}

function readable(read: CsvRow[] | CsvFault): CsvRow[] {
  if (!("fault" in read)) return read;
  const what =
    read.fault === "quote_never_ends"
      ? "a quoted field begins that never ends"
      : "a quoted field goes on after its end";
  throw unreadable(`In line ${read.line} ${what}.`);
}

const HEADERS_TOLD = 10;

function namesIn(head: CsvRow | undefined): string {
  const names = (head?.cells ?? []).filter((cell) => cell !== "").map((cell) => cell.slice(0, 60).toWellFormed());
  if (names.length === 0) return "nothing";
  return names.slice(0, HEADERS_TOLD).join(", ") + (names.length > HEADERS_TOLD ? ", …" : "");
}

function unreadable(detail: string): Refusal {
  return new Refusal("import_unreadable", { field: "csv", detail });
}

/** Whether a line makes somebody Admin: by a role, or by a Group that gives it. */
async function givesAdmin({ tx, organizationId, now }: Work, lines: readonly ReadLine[]): Promise<boolean> {
  const wishes = lines.flatMap((line) => ("wish" in line ? [line.wish] : []));
  if (wishes.some(({ roles }) => roles.includes(ADMIN_ROLE))) return true;
  for (const groupId of new Set(wishes.flatMap(({ groups }) => groups))) {
    const gifts = await findGifts(tx, organizationId, groupId, now);
    if (gifts.some((gift) => gift.workspaceId === null && gift.roles.includes(ADMIN_ROLE))) return true;
  }
  return false;
}
