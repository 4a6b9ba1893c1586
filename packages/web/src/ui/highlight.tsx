import { normalized } from "@rollcall/contract/text";

/** Marks where a search matched, by the same rule as the server: letter case and accents do not count. */
export function Highlight({ text, match }: { text: string; match: string | undefined }) {
  const found = match ? findIn(text, match) : undefined;
  if (found === undefined) return text;
  return (
    <>
      {text.slice(0, found.start)}
      <mark className="rounded-[2px] bg-mark text-ink">{text.slice(found.start, found.end)}</mark>
      {text.slice(found.end)}
    </>
  );
}

/** Where `match` stands in `text`; normalising can change lengths, so the text is compared character by character. */
export function findIn(text: string, match: string): { start: number; end: number } | undefined {
  const wanted = normalized(match);
  if (wanted === "") return undefined;
  const origin: number[] = [];
  let plain = "";
  let at = 0;
  for (const character of text) {
    const form = /\s/.test(character) ? " " : normalized(character);
    for (let index = 0; index < form.length; index++) origin.push(at);
    plain += form;
    at += character.length;
  }
  const index = plain.indexOf(wanted);
  if (index < 0) return undefined;
  return { start: origin[index] ?? 0, end: origin[index + wanted.length] ?? text.length };
}
