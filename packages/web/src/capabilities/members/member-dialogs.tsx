import type { Member } from "@rollcall/contract/members";
import { lazy, Suspense, useState } from "react";
import { later } from "../../ui/later.tsx";
import type { Question } from "./use-member-deeds.ts";
import { useStanding } from "./use-standing.ts";

const MemberSuspendDialog = later(() => import("./member-suspend-dialog.tsx").then((file) => file.MemberSuspendDialog));

// It asks about keys too, with fields that few pages need.
const MemberRemoveDialog = lazy(() =>
  import("./member-remove-dialog.tsx").then((file) => ({ default: file.MemberRemoveDialog })),
);

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
  const asksToRemove = (asked ?? last)?.question === "remove";
  if (member === undefined) return null;
  const isOpen = (question: Question) => asked?.question === question;
  return (
    <>
      <MemberSuspendDialog member={member} open={isOpen("suspend")} onClose={onClose} suspend={suspend} />
      {asksToRemove && (
        <Suspense>
          <MemberRemoveDialog member={member} open={isOpen("remove")} onClose={onClose} remove={remove} />
        </Suspense>
      )}
    </>
  );
}
