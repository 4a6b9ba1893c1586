import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useText } from "../texts/use-text.ts";
import { classes } from "./classes.ts";

export type FieldProps = {
  label: ReactNode;
  /** Hides the label from the eye where the place says it all; screen readers still read it. */
  hideLabel?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong, as a sentence. */
  error?: string | undefined;
  optional?: boolean | undefined;
  className?: string | undefined;
};

/** What an input takes from the field around it. */
export type Wired = { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined };
type Props = FieldProps & { children: (wired: Wired) => ReactNode };

/** Label above, hint and error below, wired to whatever is typed into. The text fields are made of it. */
export function Field({ label, hideLabel = false, hint, error, optional = false, className, children }: Props) {
  const t = useText();
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classes("flex min-w-0 flex-col gap-1.5", className)}>
      <div className={classes("flex items-baseline justify-between gap-2", hideLabel && "sr-only")}>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {optional && <span className="text-xs text-subtle">{t("Optional")}</span>}
      </div>
      {children({ id, "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-pretty text-subtle">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1 text-xs text-danger-text">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
