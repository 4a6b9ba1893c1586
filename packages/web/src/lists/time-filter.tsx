import { useState } from "react";
import { useFormats } from "../texts/use-formats.ts";
import { type Translate, useText } from "../texts/use-text.ts";
import { Chip, ChipText, chipButton } from "../ui/chip.tsx";
import { later } from "../ui/later.tsx";
import { Menu, MenuItem, MenuOptions, MenuSeparator } from "../ui/menu.tsx";
import { type Span, spans, type TimeSearch } from "./time-span.ts";

const DaysDialog = later(() => import("./days-dialog.tsx").then((file) => file.DaysDialog));

type Props = { search: TimeSearch; onChange: (change: TimeSearch) => void };

/** When: today, the last days, or from one day to another of the reader's calendar. */
export function TimeFilter({ search, onChange }: Props) {
  const t = useText();
  const [isChoosing, setChoosing] = useState(false);
  const shown = useShownTime(search);
  const choices = [
    { value: "any", label: t("Any time") },
    ...spans.map((value) => ({ value, label: spanName(value, t) })),
  ];
  const value = search.time ?? (shown === undefined ? "any" : "days");
  return (
    <Chip
      label={t("When")}
      isOn={shown !== undefined}
      onClear={() => onChange({ time: undefined, from: undefined, to: undefined })}
    >
      <Menu
        align="start"
        trigger={
          <button type="button" className={chipButton}>
            <ChipText label={t("When")} shown={shown} />
          </button>
        }
      >
        <MenuOptions
          label={t("When")}
          value={value}
          onChange={(next) => onChange({ time: spans.find((span) => span === next), from: undefined, to: undefined })}
          choices={choices}
        />
        <MenuSeparator />
        <MenuItem onClick={() => setChoosing(true)}>{t("From one day to another…")}</MenuItem>
      </Menu>
      {isChoosing && <DaysDialog search={search} onChange={onChange} onClose={() => setChoosing(false)} />}
    </Chip>
  );
}

function spanName(span: Span, t: Translate): string {
  return { today: t("Today"), week: t("Last 7 days"), month: t("Last 30 days") }[span];
}

function useShownTime({ time, from, to }: TimeSearch): string | undefined {
  const t = useText();
  const { date } = useFormats();
  if (time !== undefined) return spanName(time, t);
  // A day of the calendar is the same day everywhere: noon keeps it clear of every zone.
  const shown = (day: string) => date(`${day}T12:00:00`);
  if (from !== undefined && to !== undefined)
    return from === to ? shown(from) : t("{from} to {to}", { from: shown(from), to: shown(to) });
  if (from !== undefined) return t("since {day}", { day: shown(from) });
  return to === undefined ? undefined : t("until {day}", { day: shown(to) });
}
