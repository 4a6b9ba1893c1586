import type { Domain, DomainCheckOutcome, DomainJoining } from "@rollcall/contract/domains";
import type { Translate } from "../../texts/use-text.ts";
import type { BadgeTone } from "../../ui/badge.tsx";

/** What a look at DNS came to, and what to do about it. */
export function outcomeText(outcome: DomainCheckOutcome, t: Translate): string {
  return {
    found: t("The record is there. It has to stay: we look for it every day."),
    not_found: t(
      "Not found yet. DNS often takes some minutes to show a new record, at times a day. We go on looking by ourselves.",
    ),
    other_value: t(
      "A record of this name is there, but with another value. Compare it with the value here: nothing may be missing or added.",
    ),
    unreachable: t("The name servers of this domain did not answer, which proves nothing. Try again in a while."),
    taken: t(
      "The record is there, but another Organization has proved this domain. It stays theirs until they give it up or their record is gone.",
    ),
  }[outcome];
}

/** How a domain stands, in a word or two. */
export function standingOf({ status, proof_lost_at }: Domain, t: Translate): { name: string; tone: BadgeTone } {
  if (status === "pending") return { name: t("Not proved yet"), tone: "neutral" };
  if (status === "unverified") return { name: t("No longer verified"), tone: "danger" };
  return proof_lost_at === null
    ? { name: t("Domain verified"), tone: "success" }
    : { name: t("Record missing"), tone: "warning" };
}

export function joiningName(joining: DomainJoining, t: Translate): string {
  return {
    off: t("Only by invitation"),
    join: t("Anybody with such an address"),
    request: t("Ask an Admin first"),
  }[joining];
}

export function joiningHint(joining: DomainJoining, t: Translate): string {
  return {
    off: t("The domain lets nobody in by itself."),
    join: t("Whoever proves an address in the domain joins at once, as Member."),
    request: t("They ask, and you answer on the Members page under Requests."),
  }[joining];
}
