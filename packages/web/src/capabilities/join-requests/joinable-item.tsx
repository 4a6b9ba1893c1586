import { Link } from "@tanstack/react-router";
import { DoorOpen } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { MenuItem, MenuSeparator } from "../../ui/menu.tsx";
import { useJoinable } from "./joinable.ts";

/** In the menu of Organizations, for whom another one lets in. */
export function JoinableItem({ onGo }: { onGo?: (() => void) | undefined }) {
  const t = useText();
  const { data } = useJoinable();
  if (data === undefined || data.data.length === 0) return null;
  return (
    <>
      <MenuSeparator />
      <MenuItem icon={DoorOpen} render={<Link to="/organizations" {...(onGo && { onClick: onGo })} />}>
        {t("Join another Organization")}
      </MenuItem>
    </>
  );
}
