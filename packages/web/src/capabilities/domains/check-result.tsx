import type { Domain, DomainCheckOutcome } from "@rollcall/contract/domains";
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

type Props = { domain: Domain; check: ReturnType<typeof useCheck> };

/** What the look that was just asked for came to. That a proof has gone is said where it is said until it is back. */
export function CheckResult({ domain, check }: Props) {
  const t = useText();
  if (check.isPending) return null;
  if (check.error) return <Banner tone="danger">{problemText(check.error, t)}</Banner>;
  const isLost = check.data === "not_found" && domain.verified_at !== null;
  return check.data === undefined || isLost ? null : <Outcome outcome={check.data} />;
}

function Outcome({ outcome }: { outcome: DomainCheckOutcome }) {
  const t = useText();
  return <Banner tone={tones[outcome]}>{outcomeText(outcome, t)}</Banner>;
}
