import type { NewApiKey } from "@rollcall/contract/api-keys";
import { useText } from "../../texts/use-text.ts";
import { ShownOnceDialog } from "../../ui/shown-once-dialog.tsx";
import { NewKeyField } from "./new-key-field.tsx";

type Props = { title: string; description?: string; keys: readonly NewApiKey[]; onDone: () => void };

/** Shows the secrets of new keys, this once. */
export function SecretsDialog({ keys, ...dialog }: Props) {
  const t = useText();
  const action = t("{count, plural, one {I have stored the key} other {I have stored the keys}}", {
    count: keys.length,
  });
  return (
    <ShownOnceDialog {...dialog} action={action}>
      {keys.map((made) => (
        <NewKeyField key={made.key.id} made={made} />
      ))}
    </ShownOnceDialog>
  );
}
