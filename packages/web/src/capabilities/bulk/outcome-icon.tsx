import type { BulkOutcomeName } from "@rollcall/contract/bulk";
import { CircleCheck, CircleDashed, CircleX } from "lucide-react";

const icons = {
  changed: { Icon: CircleCheck, looks: "text-success" },
  unchanged: { Icon: CircleDashed, looks: "text-subtle" },
  refused: { Icon: CircleX, looks: "text-danger-text" },
} as const;

/** An outcome at a glance; the words stand beside it. */
export function OutcomeIcon({ outcome }: { outcome: BulkOutcomeName }) {
  const { Icon, looks } = icons[outcome];
  return <Icon aria-hidden="true" className={`size-4 shrink-0 ${looks}`} />;
}
