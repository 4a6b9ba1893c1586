import * as z from "zod";
import { BulkJob } from "./bulk.ts";
import { OrganizationId } from "./ids.ts";
import { operation } from "./operation.ts";
import { Language } from "./people.ts";
import { ADMIN_ROLE, RoleId } from "./roles.ts";
import { fileText, manyLines } from "./text.ts";

/** At most so many lines can one file have; further files follow it. */
export const MAX_IMPORT_LINES = 20_000;
/** At most so many characters. */
export const MAX_IMPORT_CHARACTERS = 4_000_000;
/** How many bytes a request with a file may have: JSON writes a quotation mark and the end of a line with two. */
export const MAX_IMPORT_BYTES = 8_388_608;

/**
 * What a file is read for; whatever else stands in it is left out. Roles, seats, Workspaces and Groups are told by their name
 * or id, several in one cell apart by a comma, a semicolon, a bar or a new line, a Workspace with a role as `Name: Role`.
 */
export const importColumns = ["email", "roles", "seats", "workspaces", "groups", "language"] as const;
export const ImportColumn = z.enum(importColumns);
export type ImportColumn = z.infer<typeof ImportColumn>;

export const NewInvitationImport = z.strictObject({
  /** The text of the file: a line of headers, of which one is `email`, and a line for each person. */
  csv: fileText(MAX_IMPORT_CHARACTERS),
  /** The roles of whoever has none in the file. */
  roles: z.array(RoleId).min(1, "must name at least one role").max(20).default(["member"]),
  note: manyLines(1000).default(""),
  /** The language of whoever has none in the file. */
  language: Language.default("en"),
});
export type NewInvitationImport = z.infer<typeof NewInvitationImport>;

const path = "/v1/organizations/{organization_id}/invitation-imports";
const inOrganization = z.strictObject({ organization_id: OrganizationId });

export const importInvitations = operation({
  name: "invitations.import",
  summary:
    "Read a CSV of people to invite and work out, line by line, what would become of it. Nobody is invited until it is confirmed as a bulk change.",
  method: "POST",
  path,
  access: "members:invite",
  params: inOrganization,
  body: NewInvitationImport,
  fresh: ({ roles }) => roles.includes(ADMIN_ROLE),
  isBulk: true,
  output: BulkJob,
  success: 202,
  refusals: ["import_unreadable", "import_too_many_lines", "too_many_bulk_jobs", "role_unknown"],
});

export const downloadImportTemplate = operation({
  name: "invitations.template",
  summary: "Download a CSV to fill in with people to invite.",
  method: "GET",
  path: `${path}/template`,
  access: "members:invite",
  params: inOrganization,
  output: z.string(),
  media: ["text/csv"],
  success: 200,
  refusals: [],
});
