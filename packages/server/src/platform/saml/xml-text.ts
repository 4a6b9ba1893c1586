import { SamlRefusal } from "./refusal.ts";

/** How large a document may be before a parser sees it. */
export type XmlLimits = { bytes: number; depth: number; elements: number; allowsComments?: boolean };

export const MESSAGE_LIMITS: XmlLimits = { bytes: 262_144, depth: 32, elements: 1_500 };
/** Metadata comes from an administrator, is read rarely, and files in the wild carry comments. */
export const METADATA_LIMITS: XmlLimits = { bytes: 1_048_576, depth: 32, elements: 10_000, allowsComments: true };

const MAX_ATTRIBUTES = 64;

const NAME = "[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?";
const SPACE = "[ \\t\\n]";
const EQUALS = `${SPACE}*=${SPACE}*`;
const VALUE = `(?:"[^"<]*"|'[^'<]*')`;
// No branch can begin as another does, so that nothing is tried twice: the time grows with the length only.
const TAG = new RegExp(`<(?:/(${NAME})${SPACE}*|(${NAME})((?:${SPACE}+${NAME}${EQUALS}${VALUE})*)${SPACE}*(/?))>`, "y");
const ATTRIBUTE = new RegExp(`(${NAME})${EQUALS}(${VALUE})`, "g");
const DECLARATION = /^<\?xml\s+version\s*=\s*["']1\.0["'](?:\s+encoding\s*=\s*["']([\w.-]+)["'])?[^<>?]*\?>/;
const COMMENT = /<!--(?:(?!--)[\s\S])*-->/g;
const REFERENCE = /&(?:(?:amp|lt|gt|quot|apos);|#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));)?/g;
const FORBIDDEN_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Gives a document back as the plain XML that is safe to parse: UTF-8, one root, tags that close in order, and nothing of what
 * a parser could be led astray with (document types, entities, CDATA, processing instructions, comments). In well-formed XML a
 * `<` begins markup and nothing else, so the text alone tells all this, and no parser has to be trusted for it.
 */
export function plainXml(bytes: Uint8Array, limits: XmlLimits): string {
  if (bytes.byteLength > limits.bytes) throw new SamlRefusal("too_large");
  const text = withoutDeclaration(decoded(bytes));
  const plain = limits.allowsComments ? text.replace(COMMENT, "").trim() : text;
  guardCharacters(plain);
  guardMarkup(plain);
  guardTags(plain, limits);
  return plain;
}

function decoded(bytes: Uint8Array): string {
  try {
    // Line ends are the XML processor's to unify, and the signature covers unified ones.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch (cause) {
    throw new SamlRefusal("not_utf8", {}, { cause });
  }
}

/** White space around it is from copying, and says nothing. */
function withoutDeclaration(text: string): string {
  const trimmed = text.trim();
  const found = DECLARATION.exec(trimmed);
  if (found?.[1] !== undefined && found[1].toLowerCase() !== "utf-8") {
    throw new SamlRefusal("not_utf8", { received: found[1] });
  }
  return trimmed.slice(found?.[0].length ?? 0).trim();
}

function guardCharacters(text: string): void {
  if (FORBIDDEN_CHARACTER.test(text)) throw new SamlRefusal("forbidden_character");
  for (const [reference, hex, decimal] of text.matchAll(REFERENCE)) {
    if (reference === "&") throw new SamlRefusal("entity_present");
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
    if (!Number.isNaN(code) && (code > 0x10ffff || FORBIDDEN_CHARACTER.test(String.fromCodePoint(code)))) {
      throw new SamlRefusal("forbidden_character");
    }
  }
}

function guardMarkup(text: string): void {
  if (text.includes("<?")) throw new SamlRefusal("processing_instruction_present");
  const special = text.indexOf("<!");
  if (special === -1) return;
  if (text.startsWith("<!--", special)) throw new SamlRefusal("comment_present");
  if (text.startsWith("<![CDATA[", special)) throw new SamlRefusal("cdata_present");
  throw new SamlRefusal("doctype_present");
}

function guardTags(text: string, { depth, elements }: XmlLimits): void {
  const open: string[] = [];
  let seen = 0;
  let at = 0;
  for (let next = text.indexOf("<"); next !== -1; next = text.indexOf("<", at)) {
    // Outside of the root there may be nothing, not even a second root.
    if (open.length === 0 && (seen > 0 || text.slice(at, next) !== "")) throw new SamlRefusal("not_well_formed");
    TAG.lastIndex = next;
    const [tag = "", closing, name, attributes = "", empty] = TAG.exec(text) ?? [];
    if (tag === "" || (closing !== undefined && closing !== open.pop())) throw new SamlRefusal("not_well_formed");
    if (name !== undefined) {
      guardAttributes(attributes);
      seen += 1;
      if (seen > elements) throw new SamlRefusal("too_many_elements");
      if (open.length + 1 > depth) throw new SamlRefusal("too_deep");
      if (empty === "") open.push(name);
    }
    at = next + tag.length;
  }
  if (seen === 0 || open.length > 0 || text.slice(at) !== "") throw new SamlRefusal("not_well_formed");
}

function guardAttributes(attributes: string): void {
  if (attributes === "") return;
  const names = new Set<string>();
  for (const [, name = "", quoted = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (names.has(name)) throw new SamlRefusal("not_well_formed");
    names.add(name);
    if (names.size > MAX_ATTRIBUTES) throw new SamlRefusal("too_many_elements");
    guardNamespace(name, quoted.slice(1, -1));
  }
}

/** Canonicalisation leaves out whatever begins with `xmlns`, so nothing else may begin with it. */
function guardNamespace(name: string, value: string): void {
  if (!name.toLowerCase().startsWith("xmlns")) return;
  const isDefault = name === "xmlns";
  const isPrefixed = name.startsWith("xmlns:") && value !== "" && !/^xmlns:xml/i.test(name);
  if (!isDefault && !isPrefixed) throw new SamlRefusal("namespace_trick");
}
