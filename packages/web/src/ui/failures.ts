import { ProblemError } from "@rollcall/sdk";

/** Whether asking again cannot help: one may not see it, or there is nothing. */
export function isRefusedForGood(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 403 || error.status === 404);
}

/** The request's id in the server's log, for those who write to support. */
export function requestIdOf(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.problem.request_id : undefined;
}
