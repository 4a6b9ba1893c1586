import { type BulkActionType, type BulkJob, BulkSelection } from "@rollcall/contract/bulk";
import type { CappedCount } from "@rollcall/contract/paging";
import { useState } from "react";
import { focusRowInSight } from "../../lists/use-active-row.ts";
import type { MemberSearch } from "../members/data.ts";
import { ActionDialog, type Asked } from "./action-dialog.tsx";
import type { Choosing } from "./choosing.ts";
import { useBegin } from "./data.ts";
import { FollowedJobs, useFollowedJobs } from "./followed-jobs.tsx";
import { countOf, type Selection } from "./selection.ts";
import { SelectionBar } from "./selection-bar.tsx";

type Props = {
  choosing: Choosing;
  /** What the list is narrowed to. */
  filter: Omit<MemberSearch, "sort">;
  total: CappedCount | undefined;
  loaded: number;
  /** A head stands above the list, with a box for all that is loaded. */
  hasHead: boolean;
};

/** Everything that is done to many members: the bar, the questions, and the changes that go on. */
export function BulkWork({ choosing, filter, total, loaded, hasHead }: Props) {
  const followed = useFollowedJobs();
  const [asked, setAsked] = useState<Asked>();
  const begin = useBegin(show);

  function show(job: BulkJob): void {
    setAsked(undefined);
    followed.show(job.id);
  }
  function end(): void {
    choosing.close();
    focusRowInSight();
  }
  function act(type: BulkActionType): void {
    const selection = selectionOf(choosing.selection, filter);
    if (type === "suspend" || type === "reactivate" || type === "remove") begin.mutate({ selection, action: { type } });
    else setAsked({ type, selection, count: countOf(choosing.selection, total) });
  }
  return (
    <>
      {choosing.isOpen && <SelectionBar {...{ choosing, total, loaded, hasHead }} onAct={act} />}
      {asked && <ActionDialog asked={asked} onBegun={show} onClose={() => setAsked(undefined)} />}
      <FollowedJobs followed={followed} onStarted={end} />
    </>
  );
}

function selectionOf({ isAll, ids }: Selection, filter: Props["filter"]): BulkSelection {
  // What the address asks for was read by the same schema.
  return BulkSelection.parse(isAll ? { filter } : { members: [...ids] });
}
