import type { DomainCheckOutcome } from "@rollcall/contract/domains";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import type { useCheck } from "./use-check.ts";
import { outcomeText } from "./words.ts";

const tones = {
  found: "success",
  not_found: "info",
  other_value: "warning",
  unreachable: "warning",
  taken: "danger",
} as const;

/** What the look that was just asked for came to. */
export function CheckResult({ check }: { check: ReturnType<typeof useCheck> }) {
  const t = useText();
  if (check.isPending) return null;
  if (check.error) return <Banner tone="danger">{problemText(check.error, t)}</Banner>;
  return check.data === undefined ? null : <Outcome outcome={check.data} />;
}

function Outcome({ outcome }: { outcome: DomainCheckOutcome }) {
  const t = useText();
  return <Banner tone={tones[outcome]}>{outcomeText(outcome, t)}</Banner>;
}
