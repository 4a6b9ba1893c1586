import * as z from "zod";

// Control characters break mail headers, logs and terminals; bidirectional overrides disguise a name as another.
const unsafe = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const controlCharacters = "must not contain control characters";
// Half a pair of surrogates is no character: the database would store another text than the one that was sent.
const isWhole = (text: string) => text.isWellFormed();
const halfCharacter = "must not contain half a character";

/** One line of text that people wrote: trimmed, no control characters, `max` characters at most. */
export function oneLine(max: number, min = 1) {
  return z
    .string()
    .trim()
    .min(min, min === 1 ? "must not be empty" : `must have at least ${min} characters`)
    .max(max, `must have at most ${max} characters`)
    .refine((text) => !unsafe.test(text), controlCharacters)
    .refine(isWhole, halfCharacter);
}

/** Several lines of text that people wrote. */
export function manyLines(max: number) {
  return z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    .refine((text) => !unsafe.test(text.replace(/[\n\r\t]/g, "")), controlCharacters)
    .refine(isWhole, halfCharacter);
}

/** The text of a file that people made, whatever stands in it. */
export function fileText(max: number) {
  return z
    .string()
    .max(max, `must have at most ${max} characters`)
    .refine(isWhole, halfCharacter)
    .refine((text) => !text.includes("\u0000"), "must not contain the NUL character");
}

/** An e-mail address as it is stored and compared: trimmed and in lower case. */
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "must have at most 254 characters")
  .pipe(z.email("must be an e-mail address"));

/** Reads one entry of an invitation form: `a@b` or `Name <a@b>`. Gives back nothing when it is not an address. */
export function parseAddress(entry: string): string | undefined {
  const inBrackets = /^[^<>]*<([^<>]+)>$/.exec(entry.trim());
  const parsed = EmailAddress.safeParse(inBrackets?.[1] ?? entry);
  return parsed.success ? parsed.data : undefined;
}

/** Splits what somebody typed or pasted into entries: by comma, semicolon, newline, and by space outside of `Name <a@b>`. */
export function splitAddresses(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .flatMap(entriesOf)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** Spaces count only up to the last `>`: one pattern over a long line without any would take its square in time. */
function entriesOf(part: string): string[] {
  const end = part.lastIndexOf(">") + 1;
  return [...(part.slice(0, end).match(/[^<>]*<[^<>]*>|\S+/g) ?? []), ...part.slice(end).split(/\s/)];
}

/** What somebody typed into a search field: any characters but NUL, which no text in the database can hold. */
export const searchText = z
  .string()
  .max(500, "must have at most 500 characters")
  .refine((text) => !text.includes("\u0000"), "must not contain the NUL character");

/**
 * The form in which names and addresses are searched and sorted: compatibility characters resolved, accents and
 * letter case dropped, white space collapsed. The same text on the way in and on the way out finds itself.
 */
export function normalized(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
