import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field.tsx";

type Props = Omit<ComponentProps<"textarea">, "className"> & FieldProps;

/** Several lines of text; grows with what is written. */
export function TextArea({ label, hideLabel, hint, error, optional, className, rows = 3, ...area }: Props) {
  const field = { label, hint, error, className, ...(hideLabel && { hideLabel }), ...(optional && { optional }) };
  return (
    <Field {...field}>
      {(wired) => (
        <textarea
          rows={rows}
          {...area}
          {...wired}
          className="control field-sizing-content max-h-80 w-full resize-y px-2.5 py-1.5 outline-none"
        />
      )}
    </Field>
  );
}
