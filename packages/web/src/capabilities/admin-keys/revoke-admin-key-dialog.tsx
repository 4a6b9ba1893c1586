import { type AdminKey, revokeAdminKey } from "@rollcall/contract/admin-keys";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { RevokeDialog } from "../api-keys/revoke-dialog.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { areasOf } from "./areas.ts";
import { readAdminKeysAgain } from "./data.ts";

export function RevokeAdminKeyDialog({ adminKey, onClose }: { adminKey: AdminKey; onClose: () => void }) {
  const t = useText();
  const { id, permissions } = adminKey;
  const params = { ...useOrganizationParams(), admin_key_id: id };
  return (
    <RevokeDialog
      revoked={adminKey}
      revoke={() => api.call(revokeAdminKey, { params })}
      onSettled={() => void readAdminKeysAgain()}
      onClose={onClose}
      goes={t("Whatever a program does with it here ({areas}), until it gets another key", {
        areas: areasOf(permissions, t).join(", "),
      })}
      stays={t("Every other key, and all that was done with this one")}
    />
  );
}
