import type { ImportColumn } from "@rollcall/contract/invitation-imports";

/** By which headers each column is known, in the languages of the panel: letters alone, in lower case. */
const headers: Record<ImportColumn, readonly string[]> = {
  email: ["email", "emails", "emailaddress", "mail", "workemail", "useremail", "username", "adresseemail", "courriel"],
  roles: ["role", "roles", "organizationrole", "organizationroles"],
  seats: ["seat", "seats", "product", "products", "license", "licenses", "siege", "sieges", "produit", "produits"],
  workspaces: ["workspace", "workspaces", "espace", "espaces", "espacedetravail", "espacesdetravail"],
  groups: ["group", "groups", "groupe", "groupes"],
  language: ["language", "lang", "locale", "langue"],
};

/** How the headers of a file are read. Of two that mean the same, the first counts. */
export function readHeaders(cells: readonly string[]): { header: string; read_as: ImportColumn | null }[] {
  const found = new Set<ImportColumn>();
  return cells.map((header) => {
    const column = columnOf(header);
    if (column === undefined || found.has(column)) return { header, read_as: null };
    found.add(column);
    return { header, read_as: column };
  });
}

function columnOf(header: string): ImportColumn | undefined {
  const letters = header
    .normalize("NFKD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase();
  // The cast names the keys of the table above.
  const columns = Object.keys(headers) as ImportColumn[];
  return columns.find((column) => headers[column].includes(letters));
}
