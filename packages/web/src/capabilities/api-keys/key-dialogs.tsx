import type { ApiKey } from "@rollcall/contract/api-keys";
import { later } from "../../ui/later.tsx";

const RevokeKeyDialog = later(() => import("./revoke-key-dialog.tsx").then((file) => file.RevokeKeyDialog));
const RotateKeyDialog = later(() => import("./rotate-key-dialog.tsx").then((file) => file.RotateKeyDialog));

export type AskedKey = { apiKey: ApiKey; question: "rotate" | "revoke" };

type Props = { asked: AskedKey | undefined; onClose: () => void };

/** What is asked before a key is rotated or revoked, once for a whole list. */
export function KeyDialogs({ asked, onClose }: Props) {
  if (asked === undefined) return null;
  const Question = asked.question === "rotate" ? RotateKeyDialog : RevokeKeyDialog;
  return <Question apiKey={asked.apiKey} onClose={onClose} />;
}
