import { useSyncExternalStore } from "react";
import { useFormats } from "../texts/use-formats.ts";

type Props = { at: string | Date; format?: "relative" | "date" };

/** A moment in the reader's zone and language, with everything in its title. */
export function Time({ at, format = "date" }: Props) {
  const formats = useFormats();
  const now = useSyncExternalStore(everyMinute, currentMinute);
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={formats.full(moment)} className="whitespace-nowrap tabular-nums">
      {format === "relative" ? formats.relative(moment, new Date(now)) : formats.date(moment)}
    </time>
  );
}

// One clock for all of them; "2 minutes ago" moves on by itself.
function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, 20_000);
  return () => clearInterval(timer);
}

function currentMinute(): number {
  return Math.floor(Date.now() / 60_000) * 60_000;
}
