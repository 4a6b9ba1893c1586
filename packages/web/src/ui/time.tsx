import { useFormats } from "../texts/use-formats.ts";
import { useNow } from "./clock.ts";

type Props = { at: string | Date; format?: "relative" | "date" };

/** A moment in the reader's zone and language, with everything in its title. */
export function Time({ at, format = "date" }: Props) {
  const formats = useFormats();
  const now = useNow();
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={formats.full(moment)} className="whitespace-nowrap tabular-nums">
      {format === "relative" ? formats.relative(moment, new Date(now)) : formats.date(moment)}
    </time>
  );
}
