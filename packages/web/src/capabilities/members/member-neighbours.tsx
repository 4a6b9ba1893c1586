import { useNavigate, useParams } from "@tanstack/react-router";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useShortcut } from "../../shell/use-shortcut.ts";
import { useText } from "../../texts/use-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useMemberSearch, useMembers } from "./data.ts";

/** The details of the member above or below in the list: by button, or by `j` and `k`. */
export function MemberNeighbours({ memberId }: { memberId: string }) {
  const t = useText();
  const navigate = useNavigate();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { rows } = useMembers(useMemberSearch());
  const index = rows.findIndex(({ id }) => id === memberId);
  const next = index < 0 ? undefined : rows[index + 1];
  const previous = index < 0 ? undefined : rows[index - 1];

  function open(id: string | undefined): void {
    if (id === undefined) return;
    const params = { organizationId, memberId: id };
    const to = location.pathname.endsWith("/subscriptions")
      ? "/o/$organizationId/members/$memberId/subscriptions"
      : "/o/$organizationId/members/$memberId/profile";
    void navigate({ to, params, search: true, replace: true, resetScroll: false });
  }
  useShortcut("j", t("Next user"), () => open(next?.id), { inDialogs: true });
  useShortcut("k", t("Previous user"), () => open(previous?.id), { inDialogs: true });

  if (index < 0) return null;
  return (
    <>
      <IconButton
        icon={ChevronUp}
        label={t("Previous user")}
        side="bottom"
        disabledReason={previous ? undefined : t("This is the first one.")}
        onClick={() => open(previous?.id)}
      />
      <IconButton
        icon={ChevronDown}
        label={t("Next user")}
        side="bottom"
        disabledReason={next ? undefined : t("This is the last one.")}
        onClick={() => open(next?.id)}
      />
    </>
  );
}
