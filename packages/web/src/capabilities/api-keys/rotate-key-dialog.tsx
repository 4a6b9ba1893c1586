import { type ApiKey, rotateKey } from "@rollcall/contract/api-keys";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { useOrganizationParams } from "../members/data.ts";
import { readKeysAgain } from "./data.ts";
import { RotateDialog } from "./rotate-dialog.tsx";
import { SecretsDialog } from "./secrets-dialog.tsx";

export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useText();
  const params = { ...useOrganizationParams(), workspace_id: apiKey.workspace.id, key_id: apiKey.id };
  return (
    <RotateDialog
      rotated={apiKey}
      description={t("A new key takes its place, with the same name, owner and Workspace, and the same lifetime anew.")}
      rotate={(body) => api.call(rotateKey, { params, body })}
      onSettled={() => void readKeysAgain()}
      onClose={onClose}
    >
      {(title, made) => <SecretsDialog title={title} keys={[made]} onDone={onClose} />}
    </RotateDialog>
  );
}
