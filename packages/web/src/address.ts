import type { Field } from "./search-fields.ts";

type Raw = Record<string, unknown>;

/** Reads `?role=a&role=b&q=x` as `{ role: ["a", "b"], q: "x" }`: the panel's addresses look like the API's. */
export function parseSearch(search: string): Raw {
  const params = new URLSearchParams(search);
  const entries = [...new Set(params.keys())].map((key) => {
    const values = params.getAll(key);
    return [key, values.length === 1 ? values[0] : values];
  });
  return Object.fromEntries(entries);
}

export function stringifySearch(search: Raw): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== null && each !== "") params.append(key, String(each));
  }
  return params.size === 0 ? "" : `?${params}`;
}

type Fields = Record<string, Field<unknown>>;
/** What an address read by these fields can say. */
export type SearchOf<F extends Fields> = { [K in keyof F]?: Exclude<ReturnType<F[K]>, undefined> | undefined };

/** Reads search parameters. What does not fit is left out: an old bookmark still opens. */
export function searchBy<F extends Fields>(fields: F): (raw: Raw) => SearchOf<F> {
  return (raw) => {
    const read = Object.entries(fields).map(([key, field]) => [
      key,
      raw[key] === undefined ? undefined : field(raw[key]),
    ]);
    // Every value is what its own field read.
    return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as SearchOf<F>;
  };
}

/** Where to go after sign-in: only a path of our own, so that no link can lead somebody elsewhere. */
export function safeReturnTo(wish: string | undefined): string {
  const isOwnPath = wish !== undefined && /^\/(?![/\\])/.test(wish) && !/[\p{Cc}\\]/u.test(wish);
  return isOwnPath ? wish : "/";
}
