import { SearchX } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

type Props = { q: string; title: string; onClear: () => void };

/** A search that finds nothing; one press shows everything again. */
export function NothingCalled({ q, title, onClear }: Props) {
  const t = useText();
  return (
    <EmptyState icon={SearchX} title={title} action={<Button onClick={onClear}>{t("Clear search")}</Button>}>
      {t("Nothing here is called “{q}”.", { q })}
    </EmptyState>
  );
}
