import { useText } from "../../texts/use-text.ts";
import { TextField, type TextFieldProps } from "../../ui/text-field.tsx";

type Props = Omit<TextFieldProps, "label" | "type"> & { onComplete?: () => void };

/** The six digits of an authenticator app. Sends them as soon as all are there. */
export function CodeField({ onComplete, onChange, ...field }: Props) {
  const t = useText();
  return (
    <TextField
      {...field}
      label={t("Code of your authenticator app")}
      inputMode="numeric"
      autoComplete="one-time-code"
      placeholder="000 000"
      maxLength={7}
      spellCheck={false}
      onChange={(event) => {
        void onChange?.(event);
        if (event.currentTarget.value.replace(/\s/g, "").length === 6) onComplete?.();
      }}
    />
  );
}
