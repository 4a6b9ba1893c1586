import { Pause, Play, RotateCcw, Trash2, Undo2 } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Button, type ButtonProps } from "../../ui/button.tsx";
import type { ShownMember } from "./details-data.ts";
import type { Asked } from "./member-dialogs.tsx";
import { type Deed, useMemberDeeds } from "./use-member-deeds.ts";

/** What can be done to the member as a whole. */
export function MemberDetailsFooter({ member, onAsk }: { member: ShownMember; onAsk: (asked: Asked) => void }) {
  const t = useText();
  const deeds = useMemberDeeds(member, (question) => onAsk({ member, question }));
  const { suspend, reactivate, restore, allowAgain, remove } = deeds;
  return (
    <>
      {suspend && <DeedButton icon={Pause} deed={suspend} label={t("Suspend")} />}
      {reactivate && <DeedButton icon={Play} deed={reactivate} label={t("Reactivate")} />}
      {allowAgain && !member.allowed_again && (
        <DeedButton icon={RotateCcw} deed={allowAgain} label={t("Allow to join again")} />
      )}
      {restore && <DeedButton icon={Undo2} deed={restore} label={t("Restore")} />}
      {remove && <DeedButton icon={Trash2} deed={remove} label={t("Remove user")} className="text-danger-text" />}
    </>
  );
}

type DeedButtonProps = Pick<ButtonProps, "icon" | "className"> & { deed: Deed; label: string };

function DeedButton({ deed, label, ...rest }: DeedButtonProps) {
  return (
    <Button {...rest} onClick={deed.run} pending={deed.pending} disabledReason={deed.disabledReason}>
      {label}
    </Button>
  );
}
