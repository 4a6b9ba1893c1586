import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "../texts/use-text.ts";
import { IconButton } from "./icon-button.tsx";
import { useToast } from "./toast.tsx";

/** Copies a text and says so: in the icon, in the tooltip and to screen readers. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useText();
  const toast = useToast();
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast.problem(t("The browser did not allow copying. Select the text and copy it by hand."));
    }
  }

  return (
    <>
      <IconButton icon={isCopied ? Check : Copy} label={isCopied ? t("Copied") : label} size="sm" onClick={copy} />
      <span role="status" className="sr-only">
        {isCopied && t("Copied")}
      </span>
    </>
  );
}
