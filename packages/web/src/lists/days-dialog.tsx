import { useState } from "react";
import { useText } from "../texts/use-text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { TimeSearch } from "./time-span.ts";

type Props = { search: TimeSearch; onChange: (change: TimeSearch) => void; onClose: () => void };

/** From one day of the reader's calendar to another. */
export function DaysDialog({ search, onChange, onClose }: Props) {
  const t = useText();
  const [from, setFrom] = useState(search.from ?? "");
  const [to, setTo] = useState(search.to ?? "");
  const isTurned = from !== "" && to !== "" && to < from;
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Events from one day to another")}
      description={t("Days of your calendar, in the time zone {zone}. Leave one out for no limit.", {
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      })}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTurned) return;
        onChange({ time: undefined, from: from || undefined, to: to || undefined });
        onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("Show these days")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("From")}
          type="date"
          value={from}
          max={to}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextField
          label={t("To")}
          type="date"
          value={to}
          min={from}
          onChange={(event) => setTo(event.currentTarget.value)}
          error={isTurned ? t("This day is before the first one.") : undefined}
        />
      </div>
    </Dialog>
  );
}
