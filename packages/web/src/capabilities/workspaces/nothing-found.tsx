import { SearchX } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

type Props = { title: string; q: string | undefined; onClear: () => void };

/** Nothing fits search and filters; one press shows everything again. */
export function NothingFound({ title, q, onClear }: Props) {
  const t = useText();
  return (
    <EmptyState
      icon={SearchX}
      title={title}
      action={<Button onClick={onClear}>{t("Clear search and filters")}</Button>}
    >
      {q === undefined ? t("Nothing fits these filters.") : t("Nothing fits “{q}” and the filters.", { q })}
    </EmptyState>
  );
}
