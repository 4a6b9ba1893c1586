import type { DirectoryRequest } from "@rollcall/contract/directory";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useNow } from "../../ui/clock.ts";
import { byDay } from "./days.ts";
import { LogRow } from "./log-row.tsx";

const DAY_MS = 86_400_000;

/** The log day by day, the latest first. */
export function LogDays({ requests }: { requests: readonly DirectoryRequest[] }) {
  const t = useText();
  const { day } = useFormats();
  const now = useNow();
  const names: Record<string, string> = {
    [new Date(now - DAY_MS).toDateString()]: t("Yesterday"),
    [new Date(now).toDateString()]: t("Today"),
  };
  return byDay(requests).map(({ key, rows }) => (
    <section key={key} aria-label={names[key] ?? day(key)}>
      <h2 className="sticky top-0 z-10 border-y bg-sunken px-4 py-1.5 text-xs font-medium text-muted sm:px-8">
        {names[key] ?? day(key)}
      </h2>
      <ul>
        {rows.map((request) => (
          <LogRow key={request.id} request={request} />
        ))}
      </ul>
    </section>
  ));
}
