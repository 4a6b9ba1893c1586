import type { BulkItem, BulkJob, BulkOutcomeName } from "@rollcall/contract/bulk";
import type { ReactNode } from "react";
import { ListEnd } from "../../lists/list-end.tsx";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { useItems } from "./data.ts";
import { OutcomeIcon } from "./outcome-icon.tsx";
import { phaseOf } from "./progress-of.ts";
import { whyOf } from "./why.ts";
import { outcomeName, type Told } from "./words.ts";

type Props = {
  job: BulkJob;
  outcome: BulkOutcomeName | undefined;
  /** The names lead to the members. */
  isLinked: boolean;
};

/** Every member or line of a bulk change, with what becomes of it and why. */
export function ItemsList({ job, outcome, isLinked }: Props) {
  const t = useText();
  const items = useItems(job, outcome);
  if (items.isPending) return <Skeleton className="h-24 w-full" />;
  if (items.data === undefined)
    return <FailedState error={items.error} onRetry={() => void items.refetch()} pending={items.isFetching} />;
  if (items.rows.length === 0) return <p className="py-4 text-center text-muted">{t("Nobody.")}</p>;
  const phase = phaseOf(job);
  return (
    <div aria-busy={items.isPlaceholderData || undefined}>
      <ul aria-label={job.kind === "members" ? t("Members") : t("Lines")} className="rounded-lg border">
        {items.rows.map((item) => (
          <Item
            key={item.number}
            isLinked={isLinked}
            item={item}
            phase={phase}
            told={{ kind: job.kind, isDone: phase === "result" }}
          />
        ))}
      </ul>
      <ListEnd list={items} />
    </div>
  );
}

type ItemProps = { item: BulkItem; phase: "preview" | "result"; told: Told; isLinked: boolean };

function Item({ item, phase, told, isLinked }: ItemProps) {
  const t = useText();
  const outcome = item[phase];
  const why = whyOf(outcome, t);
  const name = nameOf(item) || t("Somebody who is not a member");
  return (
    <li className="flex items-start gap-3 border-t px-3 py-2 first:border-t-0">
      <span className="flex h-5 w-4 shrink-0 items-center">{outcome && <OutcomeIcon outcome={outcome.outcome} />}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap gap-x-2">
          {item.line !== null && (
            <span className="text-subtle tabular-nums">{t("Line {line}", { line: item.line })}</span>
          )}
          <span className="font-medium break-words">
            {isLinked && item.member_id !== null ? <MemberLink id={item.member_id}>{name}</MemberLink> : name}
          </span>
          {name !== item.email && <span className="break-all text-subtle">{item.email}</span>}
        </p>
        {why && <p className="text-xs text-pretty text-muted">{why}</p>}
      </div>
      <span className="shrink-0 text-xs leading-5 text-muted">
        {outcome === null ? t("Not done") : outcomeName(outcome.outcome, told, t)}
      </span>
    </li>
  );
}

function MemberLink({ id, children }: { id: string; children: ReactNode }) {
  const { organization_id: organizationId } = useOrganizationParams();
  return (
    <TextLink to="/o/$organizationId/members/$memberId/profile" params={{ organizationId, memberId: id }}>
      {children}
    </TextLink>
  );
}
