import type { AdminKey } from "@rollcall/contract/admin-keys";
import { PermissionsDialog } from "./permissions-dialog.tsx";
import { RevokeAdminKeyDialog } from "./revoke-admin-key-dialog.tsx";
import { RotateAdminKeyDialog } from "./rotate-admin-key-dialog.tsx";

const questions = { permissions: PermissionsDialog, rotate: RotateAdminKeyDialog, revoke: RevokeAdminKeyDialog };

export type AskedAdminKey = { adminKey: AdminKey; question: keyof typeof questions };

type Props = { asked: AskedAdminKey | undefined; onClose: () => void };

/** What opens over the list for one of its keys. */
export function AdminKeyDialogs({ asked, onClose }: Props) {
  if (asked === undefined) return null;
  const Question = questions[asked.question];
  return <Question adminKey={asked.adminKey} onClose={onClose} />;
}
