import type { AuditFilter } from "@rollcall/contract/audit";
import type { Ref } from "react";
import { ListState } from "../../lists/list-state.tsx";
import { TimeFilter } from "../../lists/time-filter.tsx";
import { useText } from "../../texts/use-text.ts";
import { Chip } from "../../ui/chip.tsx";
import { isNarrowed } from "./asked.ts";
import { ExportMenu } from "./export-menu.tsx";
import { AboutFilter, type FilterProps, WhatFilter, WhoFilter, WorkspaceFilter } from "./filters.tsx";
import { LiveSwitch } from "./live-switch.tsx";

type Props = FilterProps & {
  /** Learns how high it is: what sticks to the top of the log stands below it. */
  ref: Ref<HTMLElement>;
  filter: AuditFilter;
  onClear: () => void;
  /** Other events are still shown than the address asks for. */
  busy: boolean;
};

/** Narrows the audit log, follows it and takes it along. Stays at the top while the log scrolls. */
export function AuditToolbar({ ref, filter, onClear, busy, ...filters }: Props) {
  const t = useText();
  const { search, onChange, nameOf } = filters;
  return (
    <search
      ref={ref}
      aria-label={t("Filters of the audit log")}
      className="z-20 flex flex-wrap items-center gap-2 bg-surface px-4 py-2.5 sm:sticky sm:top-0 sm:px-8"
    >
      <WhoFilter {...filters} />
      <WhatFilter {...filters} />
      <AboutFilter {...filters} />
      <WorkspaceFilter {...filters} />
      <TimeFilter search={search} onChange={onChange} />
      {search.involving !== undefined && (
        <Chip label={t("By or about")} isOn onClear={() => onChange({ involving: undefined })}>
          <span className="flex h-[26px] min-w-0 items-center gap-1 pl-3 pointer-coarse:h-[34px]">
            <span className="whitespace-nowrap">{t("By or about")}</span>
            <span className="truncate font-medium">{nameOf(search.involving)}</span>
          </span>
        </Chip>
      )}
      <ListState isNarrowed={isNarrowed(search)} onClear={onClear} busy={busy} />
      <span className="ml-auto flex items-center gap-3">
        <LiveSwitch isLive={search.live === "on"} onChange={(isOn) => onChange({ live: isOn ? "on" : undefined })} />
        <ExportMenu filter={filter} />
      </span>
    </search>
  );
}
