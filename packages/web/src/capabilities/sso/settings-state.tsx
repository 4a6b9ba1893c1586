import type { SsoSettings } from "@rollcall/contract/sso-access";
import type { ReactNode } from "react";
import { FailedState } from "../../ui/failed-state.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSsoSettings } from "./data.ts";

type Props = { children: (settings: SsoSettings, read: ReturnType<typeof useSsoSettings>) => ReactNode };

/** What a tab shows once the settings are there; until then that they are on their way, or why they are not. */
export function SettingsState({ children }: Props) {
  const settings = useSsoSettings();
  if (settings.data !== undefined) return children(settings.data, settings);
  return (
    <PageBody narrow>
      {settings.error ? (
        <FailedState error={settings.error} onRetry={() => void settings.refetch()} pending={settings.isFetching} />
      ) : (
        <div aria-busy="true" className="flex flex-col gap-5">
          <Skeleton className="h-28 w-full rounded-lg" />
          <Skeleton className="h-28 w-full rounded-lg" />
        </div>
      )}
    </PageBody>
  );
}
