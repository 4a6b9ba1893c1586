import type { BulkJob } from "@rollcall/contract/bulk";
import { useEffectEvent, useState } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useJob } from "./data.ts";
import { JobDialog } from "./job-dialog.tsx";
import { useEnd } from "./use-end.ts";
import { useJobTitle } from "./use-job-title.ts";

/** The bulk changes that were begun on this page, of which one may be shown. */
export function useFollowedJobs() {
  const [ids, setIds] = useState<readonly string[]>([]);
  const [shown, setShown] = useState<string>();
  function show(id: string): void {
    setIds((before) => (before.includes(id) ? before : [...before, id]));
    setShown(id);
  }
  return { ids, shown, show, hide: () => setShown(undefined) };
}

type Props = { followed: ReturnType<typeof useFollowedJobs>; onStarted?: () => void };

/** The one that is shown, and a word at the end of each that goes on behind. */
export function FollowedJobs({ followed: { ids, shown, show, hide }, onStarted }: Props) {
  return (
    <>
      {ids.map((id) => (
        <Follow key={id} id={id} isShown={id === shown} onShow={() => show(id)} />
      ))}
      {shown !== undefined && (
        <JobDialog
          key={shown}
          id={shown}
          onClose={hide}
          onBegun={({ id }) => show(id)}
          {...(onStarted && { onStarted })}
        />
      )}
    </>
  );
}

type FollowProps = { id: string; isShown: boolean; onShow: () => void };

function Follow({ id, isShown, onShow }: FollowProps) {
  const t = useText();
  const { number } = useFormats();
  const toast = useToast();
  const { data: job } = useJob(id);
  const title = useJobTitle(job);
  const ended = useEffectEvent((end: BulkJob) => {
    if (isShown || end.started_at === null) return;
    const { changed, refused } = end.result;
    const values = { title, changed: number(changed), refused: number(refused) };
    const said =
      end.kind === "members"
        ? t("{title}: {changed} changed, {refused} refused.", values)
        : t("{title}: {changed} invited, {refused} refused.", values);
    toast.success(said, {
      undo: { label: t("Show"), run: onShow },
    });
  });
  useEnd(job, ended);
  return null;
}
