import { type SamlReason, samlReasons } from "./reasons.ts";

/** What a message said and what it should have said. It comes from outside: show it as text only. */
export type SamlFacts = { expected?: string; received?: string };

const LONGEST_FACT = 200;

/** A message, metadata or certificate that is not taken. `message` and `facts` can be shown to an administrator. */
export class SamlRefusal extends Error {
  override readonly name = "SamlRefusal";
  readonly reason: SamlReason;
  readonly facts: SamlFacts;

  constructor(reason: SamlReason, facts: SamlFacts = {}, options?: ErrorOptions) {
    const shown = shortened(facts);
    super([samlReasons[reason], ...inWords(shown)].join(" "), options);
    this.reason = reason;
    this.facts = shown;
  }
}

/** Gives back the refusal that `read` throws; anything else thrown is a defect and stays one. */
export function orRefusal<T>(read: () => T): T | SamlRefusal {
  try {
    return read();
  } catch (error) {
    if (error instanceof SamlRefusal) return error;
    throw error;
  }
}

function shortened({ expected, received }: SamlFacts): SamlFacts {
  return {
    ...(expected === undefined ? {} : { expected: expected.slice(0, LONGEST_FACT) }),
    ...(received === undefined ? {} : { received: received.slice(0, LONGEST_FACT) }),
  };
}

function inWords({ expected, received }: SamlFacts): string[] {
  const sentences = [];
  if (expected !== undefined) sentences.push(`Expected: ${expected}.`);
  if (received !== undefined) sentences.push(`Received: ${received || "nothing"}.`);
  return sentences;
}
