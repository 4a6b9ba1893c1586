import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";

type Count = { seats: number; used: number; reserved: number; free: number };
type Part = "used" | "reserved" | "free";

/** Used, reserved and free seats as one bar. Each part has a pattern of its own and its number in the legend. */
export function SeatBar({ name, count }: { name: string; count: Count }) {
  const t = useText();
  const formats = useFormats();
  const labels: Record<Part, string> = { used: t("Used"), reserved: t("Reserved"), free: t("Free") };
  const parts = ["used", "reserved", "free"] as const;
  return (
    <div>
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-full bg-surface">
        {parts
          .filter((part) => count[part] > 0)
          .map((part) => (
            <span key={part} style={{ flexGrow: count[part] }} className={classes("min-w-1 basis-0", fills[part])} />
          ))}
      </div>
      <dl
        aria-label={t("Seats of {product}", { product: name })}
        className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs"
      >
        {parts.map((part) => (
          <div key={part} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={classes("size-2.5 rounded-[3px]", fills[part])} />
            <dt className="text-muted">{labels[part]}</dt>
            <dd className="font-medium tabular-nums">{formats.number(count[part])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const stripes =
  "bg-[repeating-linear-gradient(135deg,var(--accent)_0_2px,var(--accent-soft)_2px_5px)] shadow-[inset_0_0_0_1px_var(--accent-line)]";
const fills: Record<Part, string> = {
  used: "bg-accent",
  reserved: stripes,
  free: "bg-pressed shadow-[inset_0_0_0_1px_var(--line-strong)]",
};
