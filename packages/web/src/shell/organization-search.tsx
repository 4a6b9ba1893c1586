import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../texts/use-text.ts";

/** The menu of Organizations with a search above it. */
export function SearchedMenu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  const t = useText();
  return (
    <Base.FilterProvider autoHighlight>
      <Base.Root>
        <Base.Trigger render={trigger} />
        <Base.Portal>
          <Base.Positioner align="start" sideOffset={4} className="z-50 outline-none">
            <Base.Popup className="popup flex max-h-(--available-height) w-68 flex-col p-1">
              <Base.Input
                aria-label={t("Search Organizations")}
                placeholder={t("Search Organizations")}
                className="control mb-1 w-full shrink-0 px-2.5 outline-none"
              />
              <Base.Empty className="px-2 py-1.5 text-subtle empty:hidden">{t("Nothing matches.")}</Base.Empty>
              <Base.List className="min-h-0 overflow-y-auto">{children}</Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Base.FilterProvider>
  );
}
