import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useNow } from "../../ui/clock.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useExportAddress } from "./data.ts";

const DAY_MS = 86_400_000;

type Props = {
  days: number;
  oldestAt: string | null;
  onClose: () => void;
  onConfirm: () => void;
  pending: boolean;
  problem: string | undefined;
};

/** Asks before events are kept for less time: which ones go, and the last chance to take them along. */
export function ShortenDialog({ days, oldestAt, ...dialog }: Props) {
  const t = useText();
  const { date } = useFormats();
  const cutoff = new Date(useNow() - days * DAY_MS).toISOString();
  const isGone = oldestAt !== null && oldestAt < cutoff;
  const addressOf = useExportAddress({ to: cutoff });
  return (
    <ConfirmDialog
      {...dialog}
      open
      title={t("{days, plural, one {Keep events for # day only?} other {Keep events for # days only?}}", { days })}
      goes={[
        ...(isGone
          ? [
              t("Events from {oldest} until {cutoff}, within a day and for good", {
                oldest: date(oldestAt),
                cutoff: date(cutoff),
              }),
            ]
          : []),
        t(
          "{days, plural, one {From then on, each event as it turns # day old} other {From then on, each event as it turns # days old}}",
          { days },
        ),
      ]}
      stays={[t("Every later event"), t("The proof: the chain goes on from there, and the log says what was removed")]}
      action={
        isGone ? t("Remove older events") : t("{days, plural, one {Keep for # day} other {Keep for # days}}", { days })
      }
    >
      {isGone && (
        <p>
          <a
            className="rounded-sm font-medium text-accent-text underline underline-offset-2"
            href={addressOf("jsonl")}
            download
          >
            {t("Download these events first")}
          </a>
        </p>
      )}
    </ConfirmDialog>
  );
}
