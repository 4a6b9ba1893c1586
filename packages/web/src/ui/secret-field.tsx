import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { useText } from "../texts/use-text.ts";
import { Button } from "./button.tsx";
import { Field, type FieldProps } from "./field.tsx";
import { useToast } from "./toast.tsx";

type Props = Pick<FieldProps, "label" | "hint"> & { secret: string; copyLabel: string };

/** A secret in full, to copy while it is shown. */
export function SecretField({ secret, copyLabel, ...field }: Props) {
  const t = useText();
  const toast = useToast();
  const input = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      input.current?.select();
      toast.problem(t("The browser did not allow copying. Select the text and copy it by hand."));
    }
  }

  return (
    <Field {...field}>
      {(wired) => (
        <div className="flex flex-wrap items-start gap-2">
          <textarea
            {...wired}
            ref={input}
            readOnly
            rows={2}
            value={secret}
            spellCheck={false}
            onFocus={(event) => event.currentTarget.select()}
            className="control w-full resize-none sm:w-auto sm:min-w-60 sm:flex-1 bg-sunken px-2.5 py-2 font-mono text-xs break-all"
          />
          <Button icon={isCopied ? Check : Copy} onClick={() => void copy()}>
            {isCopied ? t("Copied") : copyLabel}
          </Button>
          <span role="status" className="sr-only">
            {isCopied && t("Copied")}
          </span>
        </div>
      )}
    </Field>
  );
}
