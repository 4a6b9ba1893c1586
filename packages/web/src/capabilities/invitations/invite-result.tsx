import type { createInvitations, InvitationOutcome } from "@rollcall/contract/invitations";
import type { OutputOf } from "@rollcall/sdk";
import { CircleAlert, CircleCheck, CircleMinus } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { outcomeInWords } from "./words.ts";

type Outcome = InvitationOutcome["outcome"];

/** The addresses that can be corrected or sent again. Who is there already needs nothing. */
export function failedInputs(outcomes: readonly InvitationOutcome[]): string[] {
  const again: readonly Outcome[] = ["invalid_email", "no_seat", "sso_required", "mailed_too_often"];
  return outcomes.filter(({ outcome }) => again.includes(outcome)).map(({ input }) => input);
}

/** What became of each address; what needs a look stands first. */
export function InviteResult({ result }: { result: OutputOf<typeof createInvitations> }) {
  const t = useText();
  const sorted = result.data.toSorted((one, other) => rank(one) - rank(other));
  return (
    <ul aria-label={t("What became of each address")} className="flex flex-col pb-1">
      {sorted.map(({ input, email, outcome }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same address can stand there twice, and nothing moves.
        <li key={index} className="flex gap-2.5 border-t py-2 first:border-t-0">
          <span className="flex h-5 shrink-0 items-center">
            <OutcomeIcon outcome={outcome} />
          </span>
          <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
            <span className="min-w-0 break-words">{email ?? input}</span>
            <span className="text-muted">{outcomeInWords(outcome, t)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function rank({ outcome }: InvitationOutcome): number {
  return outcome === "invited" ? 1 : 0;
}

function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  if (outcome === "invited") return <CircleCheck aria-hidden="true" className="size-4 text-success" />;
  const isHarmless = outcome === "already_member" || outcome === "already_invited" || outcome === "duplicate";
  const Icon = isHarmless ? CircleMinus : CircleAlert;
  return <Icon aria-hidden="true" className={isHarmless ? "size-4 text-subtle" : "size-4 text-danger-text"} />;
}
