import { type RefusalCode, refusals } from "@rollcall/contract/refusals";

export type FieldError = { field: string; message: string };
export type RefusalDetails = {
  /** A sentence that says more than the catalogue's: which plan, how many seats. */
  detail?: string;
  /** The input to blame, dotted: `emails.3`. */
  field?: string;
  errors?: FieldError[];
  /** Seconds until trying again makes sense. */
  retryAfter?: number;
};

/** A "no" the caller can act on. Rules return it; commands throw it, which rolls the transaction back. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(details.detail ?? refusals[code].title);
    this.code = code;
    this.details = details;
  }
}

/** Unwraps a decision, or throws the refusal in its place. */
export function granted<T>(decision: T | Refusal): T {
  if (decision instanceof Refusal) throw decision;
  return decision;
}
