import type { ReactNode } from "react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge, type BadgeTone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Time } from "../../ui/time.tsx";
import type { OwnSeat } from "./data.ts";

type Props = { seat: OwnSeat; onAsk: () => void };

/** One product: whether one has it, what became of a request, and the way to ask. */
export function OwnSeatLine({ seat, onAsk }: Props) {
  const t = useText();
  const may = usePermits();
  const { product, state } = seat;
  const canAsk = state === "none" || state === "declined";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-5 py-3 first:border-t-0">
      <div className="min-w-24 flex-1">
        <span className="font-medium">{product.name}</span>
        <Story seat={seat} />
      </div>
      <div className="ml-auto flex items-center gap-3">
        <StateBadge state={state} />
        {canAsk && (
          <Button
            size="sm"
            onClick={onAsk}
            aria-label={t("Ask for a seat of {product}", { product: product.name })}
            disabledReason={may("seats:request") ? undefined : t("Your roles do not include asking for seats.")}
          >
            {state === "declined" ? t("Ask again") : t("Ask for a seat")}
          </Button>
        )}
      </div>
    </li>
  );
}

function StateBadge({ state }: { state: OwnSeat["state"] }) {
  const t = useText();
  const badges: Record<OwnSeat["state"], { tone: BadgeTone; text: string }> = {
    held: { tone: "success", text: t("You have it") },
    pending: { tone: "accent", text: t("Asked") },
    declined: { tone: "neutral", text: t("Declined") },
    none: { tone: "neutral", text: t("No seat") },
    not_subscribed: { tone: "neutral", text: t("Not subscribed") },
  };
  return <Badge tone={badges[state].tone}>{badges[state].text}</Badge>;
}

/** What happened so far, in a line or two. */
function Story({ seat: { state, request } }: { seat: OwnSeat }) {
  const t = useText();
  if (state === "pending" && request) {
    return (
      <Lines reason={request.reason}>
        {t("Waits for an Admin. You asked")} <Time at={request.created_at} format="relative" />
      </Lines>
    );
  }
  if (state === "declined" && request?.answered_at) {
    return (
      <Lines reason={request.reason}>
        {request.answered_by ? t("{name} declined it", { name: request.answered_by }) : t("It was declined")}{" "}
        <Time at={request.answered_at} format="relative" />
      </Lines>
    );
  }
  if (state === "not_subscribed") return <Lines>{t("The Organization has no subscription of it.")}</Lines>;
  return null;
}

function Lines({ reason = "", children }: { reason?: string; children: ReactNode }) {
  const t = useText();
  return (
    <>
      <p className="text-xs text-subtle">{children}</p>
      {reason !== "" && (
        <p className="mt-0.5 text-pretty whitespace-pre-line text-muted">{t("“{reason}”", { reason })}</p>
      )}
    </>
  );
}
