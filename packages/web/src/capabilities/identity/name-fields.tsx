import type { ComponentProps } from "react";
import { useText } from "../../texts/use-text.ts";
import { TextField } from "../../ui/text-field.tsx";

type NameField = Omit<ComponentProps<typeof TextField>, "label" | "autoComplete">;

/** What a person who makes an account is called. */
export function NameFields({ first, last }: { first: NameField; last: NameField }) {
  const t = useText();
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField label={t("First name")} autoComplete="given-name" {...first} />
      <TextField label={t("Last name")} autoComplete="family-name" {...last} />
    </div>
  );
}
