import { visit } from "jsonc-parser";
import { Refusal } from "./refusal.ts";

/** Far deeper than any body of the contract, far from where a reader runs out of stack. */
const MAX_DEPTH = 32;

/**
 * Reads a JSON body. Refuses with `invalid_json` what is no JSON, and with `duplicate_key` a key that stands twice in one
 * object: readers differ about which of the two counts (RFC 8259, section 4), so none of them may.
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal("invalid_json");
  }
  const duplicate = duplicateKey(text);
  if (duplicate !== undefined) throw new Refusal("duplicate_key", { field: duplicate });
  return value;
}

function duplicateKey(text: string): string | undefined {
  const open: Set<string>[] = [];
  let duplicate: string | undefined;
  const begin = () => {
    if (open.length === MAX_DEPTH) throw new Refusal("invalid_json", { detail: `Nest at most ${MAX_DEPTH} deep.` });
    open.push(new Set());
  };
  const end = () => {
    open.pop();
  };
  visit(text, {
    onObjectBegin: begin,
    onObjectEnd: end,
    onArrayBegin: begin,
    onArrayEnd: end,
    onObjectProperty: (key) => {
      const seen = open.at(-1);
      if (seen?.has(key)) duplicate ??= key;
      seen?.add(key);
    },
  });
  return duplicate;
}
