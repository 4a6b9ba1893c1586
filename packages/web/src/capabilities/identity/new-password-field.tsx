import { PASSWORD_MIN_CHARACTERS } from "@rollcall/contract/people";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { PasswordField } from "../../ui/password-field.tsx";
import type { TextFieldProps } from "../../ui/text-field.tsx";
import { type Strength, strengthOf } from "./password-strength.ts";

type Props = Omit<TextFieldProps, "type" | "suffix" | "hint" | "autoComplete"> & {
  /** What stands in the field now. */
  typed: string;
};

/** A password that somebody chooses: says the contract's rule, and how far the typed one is. */
export function NewPasswordField({ typed, ...field }: Props) {
  const t = useText();
  // What was refused for something else than its length is not called good.
  const strength = field.error && strengthOf(typed) !== "short" ? "none" : strengthOf(typed);
  const words: Record<Strength, string> = {
    none: t("At least {least} characters. A few words in a row are easy to remember.", {
      least: PASSWORD_MIN_CHARACTERS,
    }),
    short: t("{typed} of at least {least} characters", { typed: typed.length, least: PASSWORD_MIN_CHARACTERS }),
    good: t("Good. Longer is stronger."),
    strong: t("Strong."),
  };
  return (
    <PasswordField
      {...field}
      autoComplete="new-password"
      hint={
        <>
          <span aria-hidden="true" className="mt-0.5 mb-1.5 grid grid-cols-3 gap-1">
            {bars[strength].map((looks, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: three bars that never change places.
              <span key={index} className={classes("h-1 rounded-full transition-colors", looks)} />
            ))}
          </span>
          {words[strength]}
        </>
      }
    />
  );
}

const bars: Record<Strength, string[]> = {
  none: ["bg-pressed", "bg-pressed", "bg-pressed"],
  short: ["bg-warning", "bg-pressed", "bg-pressed"],
  good: ["bg-success", "bg-success", "bg-pressed"],
  strong: ["bg-success", "bg-success", "bg-success"],
};
