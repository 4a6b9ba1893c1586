import type { Domain } from "@rollcall/contract/domains";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { CheckResult } from "./check-result.tsx";
import { RecordFields } from "./record-fields.tsx";
import { useCheck } from "./use-check.ts";

/** What to enter in DNS, and whether it can be seen from here. */
export function ProveDialog({ domain, onClose }: { domain: Domain; onClose: () => void }) {
  const t = useText();
  const check = useCheck(domain);
  const isFound = check.data === "found";
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("Prove that {domain} is yours", { domain: domain.display_name })}
      footer={
        isFound ? (
          <Button variant="primary" onClick={onClose}>
            {t("Done")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t("Later")}</Button>
            <Button variant="primary" pending={check.isPending} onClick={() => check.mutate()}>
              {t("Check now")}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4 pb-1">
        <RecordFields domain={domain} />
        <CheckResult domain={domain} check={check} />
      </div>
    </Dialog>
  );
}
