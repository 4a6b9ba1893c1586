import type { Workspace } from "@rollcall/contract/workspaces";
import {
  BookOpen,
  Box,
  ChartColumn,
  CodeXml,
  FlaskConical,
  Globe,
  type LucideIcon,
  Palette,
  Rocket,
  Shield,
  Zap,
} from "lucide-react";
import { classes } from "../../ui/classes.ts";

export type IconName = Workspace["icon"];

const icons: Record<IconName, LucideIcon> = {
  box: Box,
  flask: FlaskConical,
  rocket: Rocket,
  code: CodeXml,
  chart: ChartColumn,
  globe: Globe,
  shield: Shield,
  bolt: Zap,
  book: BookOpen,
  palette: Palette,
};

const sizes = { sm: "size-6 rounded-md [&>svg]:size-3.5", md: "size-8 rounded-md [&>svg]:size-4" };

type Props = { icon: IconName; size?: keyof typeof sizes; isMuted?: boolean };

/** The picture of a Workspace. Decoration: the name stands beside it. */
export function WorkspaceIcon({ icon, size = "md", isMuted = false }: Props) {
  const Icon = icons[icon];
  return (
    <span
      aria-hidden="true"
      className={classes(
        "inline-flex shrink-0 items-center justify-center border",
        isMuted ? "bg-sunken text-subtle" : "border-accent-line bg-accent-soft text-accent-soft-ink",
        sizes[size],
      )}
    >
      <Icon />
    </span>
  );
}
