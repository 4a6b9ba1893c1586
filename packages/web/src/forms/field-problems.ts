import { ProblemError } from "@rollcall/sdk";

export type FieldProblem = { field: string; message: string };

/** What of a refusal belongs to fields of a form, and whether something is left to say about the whole. */
export function fieldProblems(
  error: unknown,
  fields: readonly string[],
  sentence: string,
): { ofFields: FieldProblem[]; ofForm: string | undefined } {
  const named = error instanceof ProblemError ? namedBy(error, sentence) : [];
  const ofFields = named
    .map(({ field, message }) => ({ field: field.split(".")[0] ?? "", message }))
    .filter(
      ({ field }, index, all) => fields.includes(field) && all.findIndex((each) => each.field === field) === index,
    );
  const isAllSaid = named.length > 0 && named.every(({ field }) => fields.includes(field.split(".")[0] ?? ""));
  return { ofFields, ofForm: isAllSaid ? undefined : sentence };
}

function namedBy({ problem }: ProblemError, sentence: string): FieldProblem[] {
  if (problem.errors !== undefined && problem.errors.length > 0) return problem.errors;
  return problem.field === undefined ? [] : [{ field: problem.field, message: sentence }];
}
