import type { AuditFilter } from "@rollcall/contract/audit";
import { Braces, Download, Sheet } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/clock.ts";
import { Menu, MenuGroup, MenuItem } from "../../ui/menu.tsx";
import { daysOf } from "./asked.ts";
import { useExportAddress, useRetention } from "./data.ts";

/** Downloads what the filter lets through, however much it is. */
export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const t = useText();
  const addressOf = useExportAddress(filter);
  const { data: retention } = useRetention();
  const now = useNow();
  const oldest = retention?.oldest_at ?? null;
  const days = oldest === null ? undefined : daysOf(filter, oldest, new Date(now));
  return (
    <Menu trigger={<Button icon={Download}>{t("Export")}</Button>} className="w-64">
      <MenuGroup
        label={
          days === undefined
            ? t("What the filters let through.")
            : t(
                "{days, plural, one {What the filters let through of # day.} other {What the filters let through of # days.}}",
                { days },
              )
        }
      >
        <MenuItem icon={Sheet} render={<a href={addressOf("csv")} download aria-label={t("CSV, for spreadsheets")} />}>
          {t("CSV, for spreadsheets")}
        </MenuItem>
        <MenuItem
          icon={Braces}
          render={<a href={addressOf("jsonl")} download aria-label={t("JSON lines, for programs")} />}
        >
          {t("JSON lines, for programs")}
        </MenuItem>
      </MenuGroup>
    </Menu>
  );
}
