import { MAX_IMPORT_CHARACTERS } from "@rollcall/contract/invitation-imports";

/** What a person fills in before a file of people is read. */
export type ImportForm = {
  csv: string;
  fileName: string | undefined;
  roles: string[];
  note: string;
  language: "en" | "fr";
};

export type ImportProblem = "empty" | "large" | "roles";

/** What is missing before the file can be read. */
export function problemOf({ csv, roles }: ImportForm): ImportProblem | undefined {
  if (csv.trim() === "") return "empty";
  if (csv.length > MAX_IMPORT_CHARACTERS) return "large";
  return roles.length === 0 ? "roles" : undefined;
}
