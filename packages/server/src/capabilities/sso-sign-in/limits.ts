import type { Limit } from "../../platform/rate-limit.ts";

const QUARTER_OF_AN_HOUR = 15 * 60;

/** How often what may be tried from one network. A company comes from one, all of it, on a Monday morning. */
export const limits = {
  beginning: { name: "sso-begin", tries: 3_000, perSeconds: QUARTER_OF_AN_HOUR },
  answers: { name: "sso-answer", tries: 3_000, perSeconds: QUARTER_OF_AN_HOUR },
  /** What is refused is written down; nobody fills the log of somebody else. */
  refusals: { name: "sso-refusal", tries: 60, perSeconds: QUARTER_OF_AN_HOUR },
  completing: { name: "sso-complete", tries: 3_000, perSeconds: QUARTER_OF_AN_HOUR },
} satisfies Record<string, Limit>;
