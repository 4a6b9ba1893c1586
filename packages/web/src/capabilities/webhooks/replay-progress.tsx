import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useNow } from "../../ui/clock.ts";
import { Progress } from "../../ui/progress.tsx";
import { Time } from "../../ui/time.tsx";
import { useReplays } from "./data.ts";

const RECENT_MS = 10 * 60_000;

/** How far the latest sending again is; nothing when there was none of late. */
export function ReplayProgress() {
  const t = useText();
  const { number, moment } = useFormats();
  const now = useNow();
  const latest = useReplays().data?.data[0];
  if (latest === undefined) return null;
  const { status, replayed, total, since, finished_at } = latest;
  if (status === "running")
    return (
      <div className="px-4 pt-4 sm:px-8">
        <Progress
          label={t("Sending again what is since {moment}", { moment: moment(since) })}
          value={replayed}
          max={total}
          text={t("{count} of {all}", { count: number(replayed), all: number(total) })}
        />
      </div>
    );
  if (finished_at === null || now - Date.parse(finished_at) > RECENT_MS) return null;
  return (
    <p role="status" className="px-4 pt-4 text-muted sm:px-8">
      <RichText
        message="{count, plural, one {# delivery was put back in line {date}.} other {# deliveries were put back in line {date}.}}"
        values={{ count: replayed, date: <Time at={finished_at} format="relative" /> }}
      />
    </p>
  );
}
