import { getRouteApi } from "@tanstack/react-router";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useShortcut } from "../../shell/use-shortcut.ts";
import { useText } from "../../texts/use-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useAsked, useEvents } from "./data.ts";

const route = getRouteApi("/signed-in/o/$organizationId/audit/events/$eventId");

/** The event above or below in the list: by button, or by `j` and `k`. */
export function EventNeighbours({ eventId }: { eventId: string }) {
  const t = useText();
  const navigate = route.useNavigate();
  const { organizationId } = route.useParams();
  const { rows } = useEvents(useAsked(route.useSearch()));
  const index = rows.findIndex(({ id }) => id === eventId);
  const next = index < 0 ? undefined : rows[index + 1];
  const previous = index < 0 ? undefined : rows[index - 1];

  function open(id: string | undefined): void {
    if (id === undefined) return;
    const params = { organizationId, eventId: id };
    void navigate({ to: "/o/$organizationId/audit/$eventId", params, search: true, replace: true, resetScroll: false });
  }
  useShortcut("j", t("Earlier event"), () => open(next?.id), { inDialogs: true });
  useShortcut("k", t("Later event"), () => open(previous?.id), { inDialogs: true });

  if (index < 0) return null;
  return (
    <>
      <IconButton
        icon={ChevronUp}
        label={t("Later event")}
        side="bottom"
        disabledReason={previous ? undefined : t("This is the first one.")}
        onClick={() => open(previous?.id)}
      />
      <IconButton
        icon={ChevronDown}
        label={t("Earlier event")}
        side="bottom"
        disabledReason={next ? undefined : t("This is the last one.")}
        onClick={() => open(next?.id)}
      />
    </>
  );
}
