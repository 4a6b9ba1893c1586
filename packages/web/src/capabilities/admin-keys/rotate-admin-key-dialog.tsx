import { type AdminKey, rotateAdminKey } from "@rollcall/contract/admin-keys";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { RotateDialog } from "../api-keys/rotate-dialog.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { readAdminKeysAgain } from "./data.ts";
import { NewAdminKeyDialog } from "./new-admin-key-dialog.tsx";

export function RotateAdminKeyDialog({ adminKey, onClose }: { adminKey: AdminKey; onClose: () => void }) {
  const t = useText();
  const params = { ...useOrganizationParams(), admin_key_id: adminKey.id };
  return (
    <RotateDialog
      rotated={adminKey}
      description={t(
        "A new key takes its place, with the same name and permissions, and the same lifetime anew. You answer for both from now on.",
      )}
      rotate={(body) => api.call(rotateAdminKey, { params, body })}
      onSettled={() => void readAdminKeysAgain()}
      onClose={onClose}
    >
      {(title, made) => <NewAdminKeyDialog title={title} made={made} onDone={onClose} />}
    </RotateDialog>
  );
}
