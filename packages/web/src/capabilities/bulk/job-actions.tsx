import { type BulkJob, MAX_NAMED_MEMBERS } from "@rollcall/contract/bulk";
import { useMutation } from "@tanstack/react-query";
import { Download, RotateCw } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { buttonLooks } from "../../ui/button-looks.ts";
import { useOrganizationParams } from "../members/data.ts";
import { refusedItems, useBegin, useDecide, useResultAddress } from "./data.ts";
import { FaultyLinesButton } from "./faulty-lines-button.tsx";
import { hasEnded, isMoving } from "./progress-of.ts";
import { confirmName } from "./words.ts";

type Props = {
  job: BulkJob;
  /** Closes what it is shown in, which ends what was only looked at; nothing on a page of its own. */
  onClose?: () => void;
  onBegun: (job: BulkJob) => void;
};

/** What can be done with a bulk change where it is now. */
export function JobActions({ job, onClose, onBegun }: Props) {
  const t = useText();
  const { cancel } = useDecide(job.id);
  const end = (name: string) => (
    <Button pending={cancel.isPending} onClick={onClose ?? (() => cancel.mutate())}>
      {name}
    </Button>
  );
  const hasEffect = job.preview.changed > 0;
  if (job.state === "previewing") return end(t("Cancel"));
  if (job.state === "ready")
    return (
      <>
        {end(hasEffect ? t("Discard") : t("Close"))}
        {job.kind === "invitations" && <FaultyLinesButton job={job} />}
        {hasEffect && <Confirm job={job} />}
      </>
    );
  return (
    <>
      {isMoving(job.state) && (
        <Button pending={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("Cancel the rest")}
        </Button>
      )}
      {hasEnded(job.state) && <TryAgain job={job} onBegun={onBegun} />}
      {hasEnded(job.state) && job.kind === "invitations" && <FaultyLinesButton job={job} />}
      {hasEnded(job.state) && <ResultLink id={job.id} />}
      {onClose && (
        <Button variant="primary" onClick={onClose}>
          {isMoving(job.state) ? t("Close") : t("Done")}
        </Button>
      )}
    </>
  );
}

function Confirm({ job }: { job: BulkJob }) {
  const t = useText();
  const { confirm } = useDecide(job.id);
  const isDanger = job.action?.type === "suspend" || job.action?.type === "remove";
  return (
    <Button variant={isDanger ? "danger" : "primary"} pending={confirm.isPending} onClick={() => confirm.mutate()}>
      {confirmName(job, t)}
    </Button>
  );
}

/** The same for those who were refused, once what was in the way is gone. */
function TryAgain({ job, onBegun }: Required<Pick<Props, "job" | "onBegun">>) {
  const t = useText();
  const { organization_id } = useOrganizationParams();
  const begin = useBegin(onBegun);
  const again = useMutation({
    mutationFn: async (action: NonNullable<BulkJob["action"]>) => {
      const items = await refusedItems(organization_id, job.id, "result", MAX_NAMED_MEMBERS);
      const members = items.flatMap(({ member_id }) => member_id ?? []);
      await begin.mutateAsync({ selection: { members }, action });
    },
  });
  const { action } = job;
  if (action === null || job.result.refused === 0) return null;
  return (
    <Button icon={RotateCw} pending={again.isPending} onClick={() => again.mutate(action)}>
      {t("Try the refused again")}
    </Button>
  );
}

function ResultLink({ id }: { id: string }) {
  const t = useText();
  const address = useResultAddress(id);
  return (
    <a href={address} download className={buttonLooks("secondary", "md")}>
      <Download aria-hidden="true" className="-ml-0.5 size-4 shrink-0" />
      {t("Download CSV")}
    </a>
  );
}
