import { CopyButton } from "./copy-button.tsx";
import { Field, type FieldProps } from "./field.tsx";

type Props = Omit<FieldProps, "error" | "optional"> & { text: string; copyLabel: string };

/** A text that has to be taken elsewhere exactly: all of it can be seen, selected with one press and copied. */
export function CopyField({ text, copyLabel, ...field }: Props) {
  return (
    <Field {...field}>
      {(wired) => (
        <div className="control flex items-start gap-1 bg-sunken pr-1 pl-2.5">
          <textarea
            {...wired}
            readOnly
            rows={1}
            value={text}
            spellCheck={false}
            onFocus={(event) => event.currentTarget.select()}
            className="field-sizing-content my-[7px] max-h-40 min-w-0 flex-1 resize-none bg-transparent font-mono text-xs break-all outline-none pointer-coarse:my-[11px]"
          />
          <span className="flex py-0.5">
            <CopyButton text={text} label={copyLabel} />
          </span>
        </div>
      )}
    </Field>
  );
}
