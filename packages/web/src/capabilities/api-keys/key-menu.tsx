import type { ApiKey } from "@rollcall/contract/api-keys";
import { Copy, Ellipsis, RotateCw, Trash2 } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { buttonLooks } from "../../ui/button-looks.ts";
import { Menu, MenuItem, MenuSeparator } from "../../ui/menu.tsx";
import { useToast } from "../../ui/toast.tsx";
import type { AskedKey } from "./key-dialogs.tsx";
import type { KeyReasons } from "./use-key-reasons.ts";

type Props = { apiKey: ApiKey; reasons: KeyReasons; onAsk: (asked: AskedKey) => void };

/** Everything that can be done to a key. */
export function KeyMenu({ apiKey, reasons, onAsk }: Props) {
  const t = useText();
  const toast = useToast();

  async function copyId(): Promise<void> {
    await navigator.clipboard.writeText(apiKey.id);
    toast.success(t("Copied the ID of {name}.", { name: apiKey.name }));
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("More for {name}", { name: apiKey.name })}
          data-row-link={apiKey.id}
          className={`relative text-muted hover:text-ink ${buttonLooks("quiet", "sm", true)}`}
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </button>
      }
    >
      <MenuItem icon={Copy} onClick={() => void copyId()}>
        {t("Copy key ID")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={RotateCw} disabledReason={reasons.rotate} onClick={() => onAsk({ apiKey, question: "rotate" })}>
        {t("Rotate…")}
      </MenuItem>
      <MenuItem
        icon={Trash2}
        danger
        disabledReason={reasons.revoke}
        onClick={() => onAsk({ apiKey, question: "revoke" })}
      >
        {t("Revoke…")}
      </MenuItem>
    </Menu>
  );
}
