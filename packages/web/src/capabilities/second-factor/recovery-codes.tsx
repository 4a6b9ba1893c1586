import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";

/** New recovery codes, this one time: to copy, to download, to print. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useText();
  const toast = useToast();
  const { email } = useMe();
  const [isCopied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setCopied(true);
    } catch {
      toast.problem(t("The browser did not allow copying. Select the text and copy it by hand."));
    }
  }
  function download(): void {
    const text = [t("Recovery codes for Rollcall, {email}. Each works once.", { email }), "", ...codes, ""].join("\n");
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    Object.assign(document.createElement("a"), { href: url, download: "rollcall-recovery-codes.txt" }).click();
    URL.revokeObjectURL(url);
  }

  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warning" title={t("Keep these recovery codes now")}>
        {t("They are shown this once. If you lose your phone, one of them opens your account instead.")}
      </Banner>
      <ol
        aria-label={t("Recovery codes")}
        className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg border bg-sunken px-4 py-3 font-mono sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button icon={isCopied ? Check : Copy} onClick={() => void copy()}>
          {isCopied ? t("Copied") : t("Copy all")}
        </Button>
        <Button icon={Download} onClick={download}>
          {t("Download")}
        </Button>
      </div>
    </div>
  );
}
