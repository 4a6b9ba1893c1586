import { useText } from "../../texts/use-text.ts";
import { SecretField } from "../../ui/secret-field.tsx";
import { ShownOnceDialog } from "../../ui/shown-once-dialog.tsx";

type Props = { title: string; description?: string; secret: string; onDone: () => void };

/** The secret that signs what an endpoint is told, this once. */
export function NewSecretDialog({ secret, ...dialog }: Props) {
  const t = useText();
  return (
    <ShownOnceDialog {...dialog} action={t("I have stored the secret")}>
      <SecretField
        label={t("Signing secret")}
        hint={t("Your receiver checks with it that a webhook came from here and was not changed on its way.")}
        secret={secret}
        copyLabel={t("Copy secret")}
      />
    </ShownOnceDialog>
  );
}
