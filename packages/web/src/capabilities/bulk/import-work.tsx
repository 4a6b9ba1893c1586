import type { BulkJob } from "@rollcall/contract/bulk";
import { FollowedJobs, useFollowedJobs } from "./followed-jobs.tsx";
import { ImportDialog } from "./import-dialog.tsx";

type Props = { open: boolean; onClose: () => void };

/** The import of people to invite: the file, then what comes of it. */
export function ImportWork({ open, onClose }: Props) {
  const followed = useFollowedJobs();
  function show({ id }: BulkJob): void {
    onClose();
    followed.show(id);
  }
  return (
    <>
      {open && <ImportDialog onClose={onClose} onRead={show} />}
      <FollowedJobs followed={followed} />
    </>
  );
}
