import * as z from "zod";

/** A page asked for: at most `limit` rows after the opaque `cursor` of the page before. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});

/** A page: rows, and the cursor of the next page when there is one. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), next_cursor: z.string().nullable(), has_more: z.boolean() });
}

/** A count that is exact up to 10,000 and "10,000+" past it (SPEC R3.6). */
export const CappedCount = z.object({ count: z.number().int(), exact: z.boolean() });
export type CappedCount = z.infer<typeof CappedCount>;

/** A repeated query key: `?role=a&role=b` means either. */
export function anyOf<Value extends z.ZodType<string>>(value: Value) {
  return z.preprocess(
    (raw) => (raw === undefined || Array.isArray(raw) ? raw : [raw]),
    z.array(value).min(1, "must name at least one").max(50).optional(),
  );
}

/** Asks for the exact effect of a change to many instead of making it (SPEC R12.2). */
export const Preview = z.strictObject({ preview: z.stringbool("must be true or false").optional() });
