import type { AdminKey } from "@rollcall/contract/admin-keys";
import { later } from "../../ui/later.tsx";

const PermissionsDialog = later(() => import("./permissions-dialog.tsx").then((file) => file.PermissionsDialog));
const RevokeAdminKeyDialog = later(() =>
  import("./revoke-admin-key-dialog.tsx").then((file) => file.RevokeAdminKeyDialog),
);
const RotateAdminKeyDialog = later(() =>
  import("./rotate-admin-key-dialog.tsx").then((file) => file.RotateAdminKeyDialog),
);

const questions = { permissions: PermissionsDialog, rotate: RotateAdminKeyDialog, revoke: RevokeAdminKeyDialog };

export type AskedAdminKey = { adminKey: AdminKey; question: keyof typeof questions };

type Props = { asked: AskedAdminKey | undefined; onClose: () => void };

/** What opens over the list for one of its keys. */
export function AdminKeyDialogs({ asked, onClose }: Props) {
  if (asked === undefined) return null;
  const Question = questions[asked.question];
  return <Question adminKey={asked.adminKey} onClose={onClose} />;
}
