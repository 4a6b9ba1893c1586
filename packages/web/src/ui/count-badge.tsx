import type { CappedCount } from "@rollcall/contract/paging";
import { useFormats } from "../texts/use-formats.ts";

/** How many there are, as the server counts: exact, or `10,000+`. Shows nothing until it is known. */
export function CountBadge({ count }: { count: CappedCount | number | undefined }) {
  const formats = useFormats();
  if (count === undefined) return null;
  return (
    <span className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-full bg-pressed px-1.5 text-2xs font-medium text-muted tabular-nums">
      {formats.count(typeof count === "number" ? { count, exact: true } : count)}
    </span>
  );
}
