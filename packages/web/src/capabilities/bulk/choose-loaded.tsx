import { useText } from "../../texts/use-text.ts";
import { TickBox } from "../../ui/tick-box.tsx";
import type { Choosing } from "./choosing.ts";
import { isChosen, isNobody } from "./selection.ts";

type Props = { ids: readonly string[]; choosing: Choosing; className: string };

/** The box in the head of a list: everybody who is loaded, or nobody. */
export function ChooseLoaded({ ids, choosing: { selection, choose }, className }: Props) {
  const t = useText();
  const areAll = ids.length > 0 && ids.every((id) => isChosen(selection, id));
  return (
    <TickBox
      label={t("Select all loaded members")}
      checked={areAll}
      indeterminate={!areAll && !isNobody(selection)}
      onChange={() => choose({ to: areAll ? "nobody" : "loaded" })}
      className={className}
    />
  );
}
