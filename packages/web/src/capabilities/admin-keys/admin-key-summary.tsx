import type { AdminKey } from "@rollcall/contract/admin-keys";
import { RichText } from "../../texts/rich-text.tsx";
import { useNow } from "../../ui/clock.ts";
import { EndInWords, OverlapInWords, UseInWords } from "../api-keys/key-facts.tsx";
import { AdminKeyBadge } from "./admin-key-status.tsx";
import { adminKeyState } from "./data.ts";
import { PermissionsButton } from "./permissions-button.tsx";
import { Responsible } from "./responsible.tsx";

type Props = { adminKey: AdminKey; onShowPermissions: () => void };

/** A key where there are no columns. */
export function AdminKeySummary({ adminKey, onShowPermissions }: Props) {
  const isReplaced = adminKeyState(adminKey, useNow()) === "replaced";
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate font-medium" title={adminKey.name}>
          {adminKey.name}
        </span>
        <AdminKeyBadge adminKey={adminKey} />
      </span>
      <code className="truncate font-mono text-xs text-muted">{adminKey.mask}</code>
      <PermissionsButton adminKey={adminKey} onClick={onShowPermissions} />
      <span className="flex min-w-0 gap-1 text-muted">
        <RichText message="Answered for by {name}" values={{ name: <Responsible adminKey={adminKey} /> }} />
      </span>
      <span className="text-xs text-pretty text-subtle">
        <UseInWords apiKey={adminKey} /> ·{" "}
        {isReplaced ? <OverlapInWords apiKey={adminKey} /> : <EndInWords apiKey={adminKey} />}
      </span>
    </span>
  );
}
