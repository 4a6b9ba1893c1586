import type * as z from "zod";

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

type Readable<S extends z.ZodObject> = { [K in keyof z.output<S>]?: z.output<S>[K] | undefined };

/** Search parameters by a schema of the contract. What does not fit is left out: an old bookmark still opens. */
export function searchBy<S extends z.ZodObject>(schema: S): (raw: Raw) => Readable<S> {
  return (raw) => {
    const read: Raw = {};
    for (const [key, field] of Object.entries<z.ZodType>(schema.shape)) {
      const result = raw[key] === undefined ? undefined : field.safeParse(raw[key]);
      if (result?.success) read[key] = result.data;
    }
    // Every key was parsed by the schema's own field.
    return read as Readable<S>;
  };
}

/** Where to go after sign-in: only a path of our own, so that no link can lead somebody elsewhere. */
export function safeReturnTo(wish: string | undefined): string {
  const isOwnPath = wish !== undefined && /^\/(?![/\\])/.test(wish) && !/[\p{Cc}\\]/u.test(wish);
  return isOwnPath ? wish : "/";
}
