import pg from "pg";

const { TIMESTAMPTZ } = pg.types.builtins;

/** `2026-11-25 14:30:00`, with a fraction of up to six digits, and `+00`. */
const SHORTEST = 22;
const LONGEST = 29;

const readAny: (text: string) => Date | number | null = pg.types.getTypeParser(TIMESTAMPTZ);

/**
 * Reads a `timestamptz` as PostgreSQL writes it. What a connection in UTC writes of our time is told by its places, which takes a
 * fraction of what the driver takes; it reads all else: other offsets, years before 1000 and after 9999, `infinity`.
 */
export function readInstant(text: string): Date | number | null {
  if (text.length < SHORTEST || text.length > LONGEST || !text.endsWith("+00")) return readAny(text);
  // A year of four digits, of which Date takes none below 100 for what it is.
  if (text[0] === "0" || text[4] !== "-" || text[10] !== " ") return readAny(text);
  const number = (from: number, digits: number) => {
    let value = 0;
    for (let at = from; at < from + digits; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
    return value;
  };
  const [year, month, day] = [number(0, 4), number(5, 2), number(8, 2)];
  return new Date(Date.UTC(year, month - 1, day, number(11, 2), number(14, 2), number(17, 2), millisecondsOf(text)));
}

const ZERO = 48;
const WEIGHTS = [100, 10, 1];

/** The first three digits of the fraction, which may be shorter: PostgreSQL leaves zeros at its end away. */
function millisecondsOf(text: string): number {
  const end = text.length - "+00".length;
  let milliseconds = 0;
  for (let at = 0; at < WEIGHTS.length && 20 + at < end; at += 1)
    milliseconds += (text.charCodeAt(20 + at) - ZERO) * (WEIGHTS[at] ?? 0);
  return milliseconds;
}
