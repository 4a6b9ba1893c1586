import type { Member } from "@rollcall/contract/members";
import { Link, useParams } from "@tanstack/react-router";
import { Copy, Ellipsis, PanelRight, Pause, Play, RotateCcw, Trash2, Undo2 } from "lucide-react";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { buttonLooks } from "../../ui/button-looks.ts";
import { Menu, MenuItem, MenuSeparator } from "../../ui/menu.tsx";
import { useToast } from "../../ui/toast.tsx";
import type { Asked } from "./member-dialogs.tsx";
import { type Deed, useMemberDeeds } from "./use-member-deeds.ts";

type Props = { member: Member; onAsk: (asked: Asked) => void };

/** Everything that can be done to a member, from their row. */
export function MemberMenu(props: Props) {
  const t = useText();
  const label = t("More for {name}", { name: nameOf(props.member) });
  return (
    // A plain button: a tooltip for each row would cost more than the rest of it.
    <Menu
      trigger={
        <button
          type="button"
          aria-label={label}
          className={`relative text-muted hover:text-ink ${buttonLooks("quiet", "sm", true)}`}
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </button>
      }
    >
      <Items {...props} />
    </Menu>
  );
}

// Apart, so that only the open menu asks what can be done.
function Items({ member, onAsk }: Props) {
  const t = useText();
  const toast = useToast();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const params = { organizationId, memberId: member.id };
  const { suspend, reactivate, restore, allowAgain, remove } = useMemberDeeds(member, (question) =>
    onAsk({ member, question }),
  );

  async function copyAddress(): Promise<void> {
    await navigator.clipboard.writeText(member.email);
    toast.success(t("Copied {email}.", { email: member.email }));
  }

  return (
    <>
      <MenuItem
        icon={PanelRight}
        render={<Link to="/o/$organizationId/members/$memberId/profile" params={params} search />}
      >
        {t("View details")}
      </MenuItem>
      <MenuItem icon={Copy} onClick={() => void copyAddress()}>
        {t("Copy e-mail address")}
      </MenuItem>
      <MenuSeparator />
      {suspend && <DeedItem icon={Pause} deed={suspend} label={t("Suspend…")} />}
      {reactivate && <DeedItem icon={Play} deed={reactivate} label={t("Reactivate")} />}
      {restore && <DeedItem icon={Undo2} deed={restore} label={t("Restore")} />}
      {allowAgain && <DeedItem icon={RotateCcw} deed={allowAgain} label={t("Allow to join again")} />}
      {remove && <DeedItem icon={Trash2} deed={remove} label={t("Remove…")} danger />}
    </>
  );
}

type DeedItemProps = { icon: typeof Copy; deed: Deed; label: string; danger?: boolean };

function DeedItem({ icon, deed, label, danger = false }: DeedItemProps) {
  return (
    <MenuItem icon={icon} onClick={deed.run} disabledReason={deed.disabledReason} danger={danger}>
      {label}
    </MenuItem>
  );
}
