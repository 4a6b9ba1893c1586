import type { Problem, RefusalCode } from "@rollcall/contract/refusals";

/** An expected "no" of the server: `code` is stable, `message` is the sentence for people, `field` the input to blame. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: RefusalCode;
  readonly status: number;
  readonly problem: Problem;
  /** Seconds until trying again makes sense, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, { retryAfter }: { retryAfter?: number | undefined } = {}) {
    super(problem.detail ?? problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get field(): string | undefined {
    return this.problem.field;
  }
}

/** The server could not be reached, or answered something that is not Rollcall's. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}
