import type { FieldErrors, FieldValues, Resolver } from "react-hook-form";
import type * as z from "zod";

/** A schema of the contract; or how to get it, for a form on a page that has to be light: it is needed when the form is sent. */
export type FormSchema<Values, Sent> = z.ZodType<Sent, Values> | (() => Promise<z.ZodType<Sent, Values>>);

/**
 * Checks a form by a schema of the contract, so that panel and server agree on every field.
 * `onSubmit` receives the parsed values: trimmed, with defaults.
 */
export function contractResolver<Values extends FieldValues, Sent>(
  schema: FormSchema<Values, Sent>,
): Resolver<Values, unknown, Sent> {
  return async (values) => {
    const result = (typeof schema === "function" ? await schema() : schema).safeParse(values);
    if (result.success) return { values: result.data, errors: {} };
    return { values: {}, errors: errorsOf<Values>(result.error) };
  };
}

function errorsOf<Values extends FieldValues>({ issues }: z.ZodError): FieldErrors<Values> {
  const errors: Record<string, { type: string; message: string }> = {};
  // One sentence for a field: the first. A list (`emails.3`) is one field to the person.
  for (const { path, message, code } of issues) errors[String(path[0] ?? "root")] ??= { type: code, message };
  // The keys are the schema's own, which are those of Values.
  return errors as FieldErrors<Values>;
}
