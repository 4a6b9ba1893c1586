import type { UseQueryResult } from "@tanstack/react-query";
import { problemText } from "../texts/problem-text.ts";
import { useText } from "../texts/use-text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Time } from "../ui/time.tsx";

type Read = Pick<UseQueryResult, "error" | "fetchStatus" | "dataUpdatedAt" | "isFetching"> & { refetch: () => unknown };

/** Says that what is shown may be old: the server or the network was not there for the latest look. */
export function StaleNotice({ read }: { read: Read }) {
  const t = useText();
  const isOffline = read.fetchStatus === "paused";
  if (!isOffline && read.error === null) return null;
  return (
    <Banner
      tone="warning"
      title={isOffline ? t("You are offline.") : t("This list could not be brought up to date.")}
      action={
        <Button size="sm" pending={read.isFetching} onClick={() => void read.refetch()}>
          {t("Try again")}
        </Button>
      }
    >
      {!isOffline && <>{problemText(read.error, t)} </>}
      {read.dataUpdatedAt === 0 ? (
        t("What you see is still the search before.")
      ) : (
        <>
          {t("What you see was read:")} <Time at={new Date(read.dataUpdatedAt)} format="relative" />.
        </>
      )}
    </Banner>
  );
}
