import type { NewApiKey } from "@rollcall/contract/api-keys";
import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";

/** A new key in full, to copy; whose it is and when it ends stand below. */
export function SecretField({ made: { key, secret } }: { made: NewApiKey }) {
  const t = useText();
  const toast = useToast();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      field.current?.select();
      toast.problem(t("The browser did not allow copying. Select the text and copy it by hand."));
    }
  }

  return (
    <Field label={key.name} hint={<About apiKey={key} />}>
      {(wired) => (
        <div className="flex flex-wrap items-start gap-2">
          <textarea
            {...wired}
            ref={field}
            readOnly
            rows={2}
            value={secret}
            spellCheck={false}
            onFocus={(event) => event.currentTarget.select()}
            className="control w-full resize-none sm:w-auto sm:min-w-60 sm:flex-1 bg-sunken px-2.5 py-2 font-mono text-xs break-all"
          />
          <Button icon={isCopied ? Check : Copy} onClick={() => void copy()}>
            {isCopied ? t("Copied") : t("Copy key")}
          </Button>
          <span role="status" className="sr-only">
            {isCopied && t("Copied")}
          </span>
        </div>
      )}
    </Field>
  );
}

function About({ apiKey: { workspace, owner, expires_at } }: { apiKey: NewApiKey["key"] }) {
  const values = { workspace: workspace.name, owner: owner.name };
  if (expires_at === null)
    return <RichText message="{workspace} · belongs to {owner} · does not expire" values={values} />;
  return (
    <RichText
      message="{workspace} · belongs to {owner} · expires {date}"
      values={{ ...values, date: <Time at={expires_at} /> }}
    />
  );
}
