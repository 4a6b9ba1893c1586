import { ConnectionError, ProblemError } from "@rollcall/sdk";

/** Something that the command says and ends with, without a stack. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** One sentence or two for somebody at a terminal, and the stable code for a script. */
export function said(error: unknown): string | undefined {
  if (error instanceof Failure || error instanceof ConnectionError) return error.message;
  if (!(error instanceof ProblemError)) return undefined;
  const { code, field, message, problem } = error;
  const where = field === undefined ? "" : `${field}: `;
  return `${where}${message}\n  ${code}  ${problem.request_id ?? ""}`.trimEnd();
}
