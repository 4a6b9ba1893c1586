import { KeyRound, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { AdminKeysTable } from "./admin-keys-table.tsx";
import type { useAdminKeys } from "./data.ts";

type Props = {
  keys: ReturnType<typeof useAdminKeys>;
  isNarrowed: boolean;
  onClear: () => void;
  /** The button that makes a key. */
  create: ReactNode;
};

/** The list of keys in each of its states. */
export function AdminKeysList({ keys, isNarrowed, onClear, create }: Props) {
  const t = useText();
  if (keys.isPending) return <LoadingRows />;
  if (keys.data === undefined)
    return <FailedState error={keys.error} onRetry={() => void keys.refetch()} pending={keys.isFetching} />;
  return (
    <>
      {(keys.isRefetchError || keys.fetchStatus === "paused") && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={keys} />
        </div>
      )}
      {keys.rows.length > 0 ? (
        <AdminKeysTable keys={keys.rows} />
      ) : isNarrowed ? (
        <EmptyState
          icon={SearchX}
          title={t("No Admin API key matches")}
          action={<Button onClick={onClear}>{t("Clear filter")}</Button>}
        >
          {t("No key has this status.")}
        </EmptyState>
      ) : (
        <EmptyState icon={KeyRound} title={t("No Admin API keys yet")} action={create}>
          {t(
            "With a key a program of yours does what this panel does: invite people, assign seats, read the audit log. It may what you choose, and nothing else.",
          )}
        </EmptyState>
      )}
    </>
  );
}
