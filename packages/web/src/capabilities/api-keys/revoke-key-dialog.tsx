import { type ApiKey, revokeKey } from "@rollcall/contract/api-keys";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { useOrganizationParams } from "../members/data.ts";
import { readKeysAgain } from "./data.ts";
import { RevokeDialog } from "./revoke-dialog.tsx";

export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useText();
  const { id, workspace } = apiKey;
  const params = { ...useOrganizationParams(), workspace_id: workspace.id, key_id: id };
  return (
    <RevokeDialog
      revoked={apiKey}
      revoke={() => api.call(revokeKey, { params })}
      onSettled={() => void readKeysAgain()}
      onClose={onClose}
      goes={t("Whatever runs with it in {workspace}, until it gets another key", { workspace: workspace.name })}
      stays={t("Every other key, and what was made with this one")}
    />
  );
}
