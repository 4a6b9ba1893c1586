import { type DirectoryBrake, getDirectory, releaseDirectoryBrake } from "@rollcall/contract/directory";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

/** Asks before a stopped directory goes on, and says what that means. */
export function ReleaseDialog({ brake, onClose }: { brake: DirectoryBrake; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useOrganizationParams();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const release = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(releaseDirectoryBrake, { params }),
    onSuccess: () => {
      toast.success(t("The directory goes on. In an hour the brake holds again."));
      onClose();
    },
    onSettled: () => void refresh(getDirectory),
  });
  const count = brake.ended_in_last_hour;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Let the directory go on for an hour?")}
      description={t(
        "{count, plural, =0 {It has ended nobody in the last hour.} one {It has suspended or removed # member in the last hour.} other {It has suspended or removed # members in the last hour.}} Directories send again what was refused.",
        { count },
      )}
      goes={[
        t("The brake, for an hour: the directory suspends and removes as many as it says"),
        t("Sessions, seats and access of whomever it ends, at once"),
      ]}
      stays={[
        t("The last Admin, whatever the directory says"),
        t("Who is suspended keeps roles, Workspaces, Groups and keys; who is removed can be restored for 30 days"),
      ]}
      action={t("Let it go on")}
      pending={release.isPending}
      problem={release.error ? problemText(release.error, t) : undefined}
      onConfirm={() => release.mutate()}
    >
      <p className="text-pretty text-muted">
        {t("Not sure whom it wants to end?")}{" "}
        <TextLink
          to="/o/$organizationId/access/directory/log"
          params={{ organizationId }}
          search={{ outcome: ["refused"] }}
          onClick={onClose}
        >
          {t("See what was refused")}
        </TextLink>
      </p>
    </ConfirmDialog>
  );
}
