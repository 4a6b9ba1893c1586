import type { Asked } from "./listing.ts";

/** Reads the query of an address. */
export function readQuery(search: string): Asked {
  const asked: Asked = Object.fromEntries(new URLSearchParams(search));
  const { filter } = asked;
  if (typeof filter !== "string") return asked;
  const literally = new URLSearchParams(search.replaceAll("+", "%2B"));
  return { ...asked, filter: withPlus(filter, literally.getAll("filter").at(-1) ?? "") };
}

const TEXT = /"(?:[^"\\]|\\.)*"/g;
const ADDRESS = /^"[^\s"@\\]+@[^\s"@\\]+"$/;

/**
 * A plus sign in a query stands for a space, and some clients send it for itself: `userName eq "ada+tests@example.com"`. In a
 * text it is a plus sign where the client writes its other spaces in another way, and where it makes the text an address.
 */
function withPlus(spaced: string, literal: string): string {
  const bare = (text: string) => text.replaceAll(TEXT, "");
  const sendsPlusForSpace = bare(spaced) !== bare(literal);
  return spaced.replaceAll(TEXT, (text, start: number) => {
    // Both have the same characters at the same places, but for these.
    const sent = literal.slice(start, start + text.length);
    return !sendsPlusForSpace || ADDRESS.test(sent) ? sent : text;
  });
}
