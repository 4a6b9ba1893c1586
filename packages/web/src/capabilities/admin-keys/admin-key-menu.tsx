import type { AdminKey } from "@rollcall/contract/admin-keys";
import { useParams } from "@tanstack/react-router";
import { Copy, Ellipsis, ListChecks, RotateCw, Trash2 } from "lucide-react";
import { useMembership } from "../../session.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { buttonLooks } from "../../ui/button-looks.ts";
import { useNow } from "../../ui/clock.ts";
import { Menu, MenuItem, MenuSeparator } from "../../ui/menu.tsx";
import { useToast } from "../../ui/toast.tsx";
import { revokeReason, rotateReason } from "../api-keys/use-key-reasons.ts";
import type { AskedAdminKey } from "./admin-key-dialogs.tsx";
import { adminKeyState } from "./data.ts";

type Props = { adminKey: AdminKey; onAsk: (asked: AskedAdminKey) => void };

/** Everything that can be done to a key. */
export function AdminKeyMenu({ adminKey, onAsk }: Props) {
  const t = useText();
  const toast = useToast();
  const state = adminKeyState(adminKey, useNow());
  const above = useAbove(adminKey, t);

  async function copyId(): Promise<void> {
    await navigator.clipboard.writeText(adminKey.id);
    toast.success(t("Copied the ID of {name}.", { name: adminKey.name }));
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("More for {name}", { name: adminKey.name })}
          data-row-link={adminKey.id}
          className={`relative text-muted hover:text-ink ${buttonLooks("quiet", "sm", true)}`}
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </button>
      }
    >
      <MenuItem icon={ListChecks} onClick={() => onAsk({ adminKey, question: "permissions" })}>
        {t("Permissions…")}
      </MenuItem>
      <MenuItem icon={Copy} onClick={() => void copyId()}>
        {t("Copy key ID")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={RotateCw}
        disabledReason={rotateReason(state, t) ?? above}
        onClick={() => onAsk({ adminKey, question: "rotate" })}
      >
        {t("Rotate…")}
      </MenuItem>
      <MenuItem
        icon={Trash2}
        danger
        disabledReason={revokeReason(state, t)}
        onClick={() => onAsk({ adminKey, question: "revoke" })}
      >
        {t("Revoke…")}
      </MenuItem>
    </Menu>
  );
}

/** Why one may not be shown a secret that may do more than oneself. */
function useAbove({ permissions }: AdminKey, t: Translate): string | undefined {
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const held = new Set<string>(useMembership(organizationId)?.permissions);
  const missing = permissions.filter((each) => !held.has(each));
  return missing.length === 0
    ? undefined
    : t("It may do what you may not: {permissions}.", { permissions: missing.join(", ") });
}
