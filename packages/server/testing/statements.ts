const KEYWORDS = new Set(
  "where on set values join left right full inner cross natural order group having limit offset for returning using union except intersect default as select and or when then else end".split(
    " ",
  ),
);

/**
 * The tables of Organizations that a statement mentions without saying whose rows it means. Each has to be tied to an Organization
 * where it stands: by `alias.organization_id`, or by the bare column in the same part of the statement.
 */
export function tablesWithoutOrganization(text: string, tenantTables: readonly string[]): string[] {
  const plain = text.replaceAll('"', "");
  const mention = new RegExp(
    `\\b(?:from|join|into|update|using)\\s+(${tenantTables.join("|")})\\b(?:\\s+(?:as\\s+)?([a-z_]\\w*))?`,
    "gi",
  );
  return [...plain.matchAll(mention)]
    .filter(({ index, 1: table = "", 2: alias }) => {
      const name = alias === undefined || KEYWORDS.has(alias.toLowerCase()) ? table : alias;
      const part = partAround(plain, index);
      return !new RegExp(`\\b${name}\\.organization_id\\b|(?<![.\\w])organization_id\\b`).test(part);
    })
    .map(({ 1: table = "" }) => table);
}

/** The innermost parentheses around a place, or everything. */
function partAround(text: string, place: number): string {
  let begin = place;
  for (let depth = 0; begin > 0; begin -= 1) {
    if (text[begin] === ")") depth += 1;
    if (text[begin] === "(" && depth-- === 0) break;
  }
  let end = place;
  for (let depth = 0; end < text.length; end += 1) {
    if (text[end] === "(") depth += 1;
    if (text[end] === ")" && depth-- === 0) break;
  }
  return text.slice(begin, end);
}
