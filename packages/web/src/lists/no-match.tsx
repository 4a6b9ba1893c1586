import { SearchX } from "lucide-react";
import { useText } from "../texts/use-text.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

type Props = { searched: string | undefined; onClear: () => void };

/** Nobody fits the search and the filters; one press shows everybody again. */
export function NoMatch({ searched, onClear }: Props) {
  const t = useText();
  return (
    <EmptyState
      icon={SearchX}
      title={t("Nobody matches")}
      action={<Button onClick={onClear}>{t("Clear search and filters")}</Button>}
    >
      {searched === undefined
        ? t("Nobody fits these filters together.")
        : t("Nobody has “{searched}” in name or e-mail address and fits the filters.", { searched })}
    </EmptyState>
  );
}
