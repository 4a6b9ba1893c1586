export type JsonPart = { kind: "key" | "text" | "value" | "plain"; text: string };

/** JSON in lines, as people read it. What was cut, or is none, stays as it came. */
export function prettyJson(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** The parts of JSON by what they are, for their looks. Together they are the text. */
export function jsonParts(json: string): JsonPart[] {
  const parts: JsonPart[] = [];
  let end = 0;
  for (const match of json.matchAll(token)) {
    const [whole, quoted, colon] = match;
    if (match.index > end) parts.push({ kind: "plain", text: json.slice(end, match.index) });
    if (quoted !== undefined && colon !== undefined)
      parts.push({ kind: "key", text: quoted }, { kind: "plain", text: colon });
    else parts.push({ kind: quoted === undefined ? "value" : "text", text: whole });
    end = match.index + whole.length;
  }
  return end < json.length ? [...parts, { kind: "plain", text: json.slice(end) }] : parts;
}
