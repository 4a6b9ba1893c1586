import type { DirectoryOutcome } from "@rollcall/contract/directory";
import {
  Ban,
  CircleMinus,
  CirclePlay,
  CirclePlus,
  CircleX,
  Eye,
  Link2,
  type LucideIcon,
  Minus,
  Pencil,
} from "lucide-react";
import type { Translate } from "../../texts/use-text.ts";

/** What came of requests, as a filter names it. */
export function outcomeName(outcome: DirectoryOutcome, t: Translate): string {
  return {
    read: t("Look-up"),
    created: t("Created"),
    linked: t("Taken over"),
    changed: t("Changed"),
    suspended: t("Turned off"),
    reactivated: t("Turned on"),
    removed: t("Deleted"),
    unchanged: t("Nothing changed"),
    refused: t("Refused"),
  }[outcome];
}

type Looks = { icon: LucideIcon; color: string };

/** How a line of the log is found again at a glance; its words say it all. */
export const outcomeLooks: Record<DirectoryOutcome, Looks> = {
  read: { icon: Eye, color: "text-subtle" },
  created: { icon: CirclePlus, color: "text-success" },
  linked: { icon: Link2, color: "text-accent-text" },
  changed: { icon: Pencil, color: "text-accent-text" },
  suspended: { icon: CircleMinus, color: "text-warning" },
  reactivated: { icon: CirclePlay, color: "text-success" },
  removed: { icon: CircleX, color: "text-danger-text" },
  unchanged: { icon: Minus, color: "text-subtle" },
  refused: { icon: Ban, color: "text-danger-text" },
};
