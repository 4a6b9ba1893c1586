import type { BrokenEvent } from "@rollcall/contract/audit";
import { useParams } from "@tanstack/react-router";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Progress } from "../../ui/progress.tsx";
import type { Verification } from "./use-verification.ts";

/** What verifying has come to, in words. */
export function VerificationResult({ state }: { state: Verification }) {
  const t = useText();
  const { number } = useFormats();
  switch (state.phase) {
    case "idle":
      return null;
    case "running":
      return <Running state={state} />;
    case "cancelled":
      return (
        <Banner title={t("Stopped")}>
          {t("Everything up to position {position} is as it was sealed.", { position: number(state.through) })}
        </Banner>
      );
    case "failed":
      return <Banner tone="danger">{problemText(state.error, t)}</Banner>;
    case "broken":
      return <Broken broken={state.broken} />;
    case "intact":
      return <Intact state={state} />;
  }
}

function Running({ state: { chain, through } }: { state: Extract<Verification, { phase: "running" }> }) {
  const t = useText();
  const { number } = useFormats();
  const before = (chain?.first_position ?? 1) - 1;
  const [done, all] = [Math.max(0, through - before), (chain?.last_position ?? before) - before];
  return (
    <Progress
      label={t("Verifying…")}
      value={done}
      max={Math.max(all, done)}
      {...(all > 0 && { text: t("{done} of {all}", { done: number(done), all: number(all) }) })}
    />
  );
}

function Intact({ state: { chain, erased, isNoted } }: { state: Extract<Verification, { phase: "intact" }> }) {
  const t = useText();
  const count = Math.max(0, chain.last_position - chain.first_position + 1);
  return (
    <Banner tone="success" title={t("The audit log is intact")}>
      {t(
        "{count, plural, =0 {There is no sealed event yet.} one {The only event is as it was sealed.} other {All # events are as they were sealed.}}",
        { count },
      )}{" "}
      {isNoted && t("The noted head is a part of the chain.")}{" "}
      {erased > 0 &&
        t(
          "{count, plural, one {From # event personal data was erased, as the log says itself.} other {From # events personal data was erased, as the log says itself.}}",
          { count: erased },
        )}
    </Banner>
  );
}

function Broken({ broken }: { broken: BrokenEvent }) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { number } = useFormats();
  const { kind, event_id, position } = broken;
  return (
    <Banner
      tone="danger"
      title={t("The audit log was changed")}
      action={
        event_id !== null &&
        kind !== "removed" && (
          <LinkButton size="sm" to="/o/$organizationId/audit/$eventId" params={{ organizationId, eventId: event_id }}>
            {t("Open the event")}
          </LinkButton>
        )
      }
    >
      <p>{brokenText(kind, t)}</p>
      {position !== null && (
        <p>{t("At position {position}. What comes before it is as it was sealed.", { position: number(position) })}</p>
      )}
      {event_id !== null && <p className="mt-1 font-mono text-xs break-all">{event_id}</p>}
      <p className="mt-1">
        {t("Somebody wrote to the database past Rollcall. Keep a copy of it, and compare with a backup.")}
      </p>
    </Banner>
  );
}

function brokenText(kind: BrokenEvent["kind"], t: Translate): string {
  return {
    edited: t("An event, or its seal, was edited."),
    removed: t("An event was removed."),
    reordered: t("An event stands at another place than it was sealed at."),
    inserted: t("An event was written past Rollcall and never sealed."),
    rewritten: t("What comes before is not what this was sealed on, or the hash is not the one that was noted."),
  }[kind];
}
