import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Props = { codes: readonly string[] | undefined; onClose: () => void };

/** Shows recovery codes once they are made. */
export function RecoveryCodesDialog({ codes, onClose }: Props) {
  const t = useText();
  return (
    <Dialog
      open={codes !== undefined}
      onClose={onClose}
      keepOpen
      title={t("Your recovery codes")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("I have kept them")}
        </Button>
      }
    >
      {codes && <RecoveryCodes codes={codes} />}
    </Dialog>
  );
}
