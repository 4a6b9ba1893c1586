import { useText } from "../../texts/use-text.ts";
import { fieldName } from "./field-name.ts";

/** What a field is called; one that this version does not know, as it stands in the event. */
export function FieldLabel({ field }: { field: string }) {
  const t = useText();
  return fieldName(field, t) ?? <code className="font-mono text-xs break-all">{field}</code>;
}
