import type { ComponentProps, ReactNode } from "react";
import { Field, type FieldProps } from "./field.tsx";

export type TextFieldProps = Omit<ComponentProps<"input">, "prefix" | "className"> &
  FieldProps & {
    /** An icon or a word before what is typed. */
    prefix?: ReactNode;
    /** A button or a unit after it. */
    suffix?: ReactNode;
  };

/** One line of text. Goes with react-hook-form: `<TextField label={t("Name")} {...register("name")} error={errorOf("name")} />`. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  optional,
  className,
  prefix,
  suffix,
  ...input
}: TextFieldProps) {
  const field = { label, hint, error, className, ...(hideLabel && { hideLabel }), ...(optional && { optional }) };
  return (
    <Field {...field}>
      {(wired) => (
        <div className="control flex items-center gap-2 px-2.5 has-disabled:bg-sunken has-[input:read-only]:bg-sunken">
          {prefix && <span className="flex shrink-0 text-subtle">{prefix}</span>}
          <input
            type="text"
            {...input}
            {...wired}
            className="h-[30px] w-full min-w-0 flex-1 bg-transparent outline-none disabled:text-muted pointer-coarse:h-[38px]"
          />
          {suffix && <span className="-mr-1.5 flex shrink-0 items-center text-subtle">{suffix}</span>}
        </div>
      )}
    </Field>
  );
}
