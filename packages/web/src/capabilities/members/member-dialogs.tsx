import type { Member } from "@rollcall/contract/members";
import { useState } from "react";
import { MemberRemoveDialog } from "./member-remove-dialog.tsx";
import { MemberSuspendDialog } from "./member-suspend-dialog.tsx";
import type { Question } from "./use-member-deeds.ts";
import { useStanding } from "./use-standing.ts";

export type Asked = { member: Member; question: Question };

type Props = {
  /** Whom the question is about; nothing while none is asked. */
  asked: Asked | undefined;
  onClose: () => void;
};

/** The questions before a member is suspended or removed, once for a whole list. */
export function MemberDialogs({ asked, onClose }: Props) {
  const { suspend, remove } = useStanding();
  // While a dialog leaves, it still shows whom it was about.
  const [last, setLast] = useState(asked);
  if (asked !== undefined && asked !== last) setLast(asked);
  const member = (asked ?? last)?.member;
  if (member === undefined) return null;
  const isOpen = (question: Question) => asked?.question === question;
  return (
    <>
      <MemberSuspendDialog member={member} open={isOpen("suspend")} onClose={onClose} suspend={suspend} />
      <MemberRemoveDialog member={member} open={isOpen("remove")} onClose={onClose} remove={remove} />
    </>
  );
}
