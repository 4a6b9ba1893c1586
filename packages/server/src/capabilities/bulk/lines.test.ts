import { expect, test } from "vitest";
import type { Catalogue } from "./catalogue.ts";
import { readHeaders } from "./columns.ts";
import { readLines } from "./lines.ts";

const catalogue: Catalogue = {
  roles: [
    { id: "member", name: "Member" },
    { id: "billing_manager", name: "Billing" },
    { id: "role_1", name: "Élan, leads" },
  ],
  workspaceRoles: [{ id: "developer", name: "Developer" }],
  seats: [{ id: "vibe", name: "Vibe" }],
  workspaces: [
    { id: "wsp_1", name: "Research" },
    { id: "wsp_2", name: "Research: Developer" },
    { id: "wsp_3", name: "Archive" },
    { id: "wsp_4", name: "wsp_1" },
  ],
  groups: [{ id: "grp_1", name: "Contractors" }],
};
const everything = ["email", "roles", "seats", "workspaces", "groups", "language"];

function read(...lines: string[][]) {
  const rows = lines.map((cells, index) => ({ line: index + 2, cells }));
  const defaults = { roles: ["member"], language: "en" as const };
  return readLines(rows, readHeaders(everything), { catalogue, defaults });
}

test.each<[string, string[], string[]]>([
  ["as they are called", ["email", "roles"], ["email", "roles"]],
  ["as people write them", ["E-Mail Address", "Organization role"], ["email", "roles"]],
  ["in French", ["Adresse e-mail", "Rôle", "Sièges", "Espaces de travail", "Groupe", "Langue"], everything],
  ["as spreadsheets of others have them", ["Name", "Email", "email", "Department"], ["", "email", "", ""]],
])("headers %s are understood", (_, headers, read) => {
  expect(readHeaders(headers).map(({ read_as }) => read_as ?? "")).toEqual(read);
});

test.each<[string, string[], object]>([
  ["nothing but an address", ["Ada <ADA@b.example>"], { roles: ["member"], seats: [], workspaces: [], groups: [] }],
  [
    "ids and names, whatever their capitals",
    ["a@b.example", "member; BILLING"],
    { roles: ["member", "billing_manager"] },
  ],
  ["a name without its accents", ["a@b.example", "elan, LEADS"], { roles: ["role_1"] }],
  [
    "an id that somebody gave something else as a name",
    ["a@b.example", "", "", "wsp_1"],
    { workspaces: [{ workspace_id: "wsp_1", roles: ["workspace_contributor"] }] },
  ],
  ["the same twice", ["a@b.example", "", "vibe|Vibe"], { seats: ["vibe"] }],
  [
    "Workspaces with their roles",
    ["a@b.example", "", "", "Archive, research: developer\nResearch"],
    {
      workspaces: [
        { workspace_id: "wsp_3", roles: ["workspace_contributor"] },
        { workspace_id: "wsp_2", roles: ["workspace_contributor"] },
        { workspace_id: "wsp_1", roles: ["workspace_contributor"] },
      ],
    },
  ],
  [
    "a Workspace with several roles",
    ["a@b.example", "", "", "Archive: Developer; Archive"],
    { workspaces: [{ workspace_id: "wsp_3", roles: ["developer", "workspace_contributor"] }] },
  ],
  ["a language in words", ["a@b.example", "", "", "", "", "Français"], { language: "fr" }],
])("a line with %s", (_, cells, wish) => {
  expect(read(cells)).toMatchObject([{ wish }]);
});

test.each<[string, string[], string[]]>([
  ["no address", ["", "member"], ["invalid_email email There is no address."]],
  ["no real address", ["ada at b"], ["invalid_email email “ada at b” is not an e-mail address."]],
  ["a role that is not there", ["a@b.example", "Boss"], ["role_unknown roles There is no role “Boss”."]],
  ["a product that is not there", ["a@b.example", "", "Code"], ["product_unknown seats There is no product “Code”."]],
  [
    "a Workspace and a role there that are not",
    ["a@b.example", "", "", "Lab: Boss"],
    ["not_found workspaces There is no Workspace “Lab”.", "role_unknown workspaces There is no Workspace role “Boss”."],
  ],
  ["a Group that is not there", ["a@b.example", "", "", "", "Crew"], ["not_found groups There is no Group “Crew”."]],
  [
    "a language of others",
    ["a@b.example", "", "", "", "", "de"],
    ["invalid_input language “de” is neither en nor fr."],
  ],
  [
    "several faults",
    ["x", "Boss"],
    ["invalid_email email “x” is not an e-mail address.", "role_unknown roles There is no role “Boss”."],
  ],
])("a line with %s is told all that is wrong", (_, cells, told) => {
  const [line] = read(cells);
  const problems = line !== undefined && "problems" in line ? line.problems : [];
  expect(problems.map(({ code, column, detail }) => `${code} ${column} ${detail}`)).toEqual(told);
});

test("an address that stands above already is told with its line, and lines without one are not", () => {
  const lines = read(["a@b.example"], [""], ["A@B.example"], [""]);
  const codes = lines.map((line) =>
    "problems" in line ? line.problems.map(({ code, detail }) => [code, detail]) : [],
  );
  expect(codes).toEqual([
    [],
    [["invalid_email", "There is no address."]],
    [["duplicate", "This address stands in line 2 already."]],
    [["invalid_email", "There is no address."]],
  ]);
});
