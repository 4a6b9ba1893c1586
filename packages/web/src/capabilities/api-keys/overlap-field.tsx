import { useText } from "../../texts/use-text.ts";
import { Select } from "../../ui/select.tsx";
import { type Overlap, overlapName, overlaps } from "./words.ts";

type Props = { label: string; hint?: string; value: Overlap; onChange: (overlap: Overlap) => void };

/** For how long a key that is replaced works on. */
export function OverlapField(props: Props) {
  const t = useText();
  return <Select {...props} choices={overlaps.map((value) => ({ value, label: overlapName(value, t) }))} />;
}
