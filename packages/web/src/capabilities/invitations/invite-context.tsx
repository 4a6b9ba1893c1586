import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from "react";
import { usePermits } from "../../session.ts";
import { useOpened } from "../../shell/use-opened.ts";
import { useText } from "../../texts/use-text.ts";
import { useSsoSettings } from "../sso/data.ts";

// The form is for those who invite, so only they load it: when they reach for the button.
const loadDialog = () => import("./invite-dialog.tsx");
const InviteDialog = lazy(() => loadDialog().then((file) => ({ default: file.InviteDialog })));

type Inviting = {
  open: () => void;
  /** Somebody is about to open it. */
  prepare: () => void;
  /** Why one may not invite. */
  disabledReason: string | undefined;
  /** People join through the identity provider: a sentence stands in place of the button (SPEC R4.2). */
  joinsBySingleSignOn: boolean;
};

const Context = createContext<Inviting | undefined>(undefined);

/** The one invite dialog of the Members page, opened from its head and from empty lists. */
export function InviteProvider({ children }: { children: ReactNode }) {
  const t = useText();
  const may = usePermits();
  const [isOpen, setOpen] = useOpened("invite");
  const [isWanted, setWanted] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const { data: sso } = useSsoSettings({ enabled: may("access:write") });
  const joinsBySingleSignOn = isRefused || (sso?.is_on === true && !sso.guests_by_invitation);
  const disabledReason = may("members:invite") ? undefined : t("Your roles do not include inviting.");
  // Once it has come it stays, so that it can close gently.
  if (isOpen && !isWanted && disabledReason === undefined && !joinsBySingleSignOn) setWanted(true);
  const inviting = useMemo(
    () => ({
      open: () => setOpen(true),
      prepare: () => void loadDialog(),
      disabledReason,
      joinsBySingleSignOn,
    }),
    [disabledReason, joinsBySingleSignOn, setOpen],
  );
  return (
    <Context value={inviting}>
      {children}
      {isWanted && (
        <Suspense>
          <InviteDialog open={isOpen} onClose={() => setOpen(false)} onSingleSignOn={() => setRefused(true)} />
        </Suspense>
      )}
    </Context>
  );
}

export function useInviting(): Inviting {
  const inviting = useContext(Context);
  if (inviting === undefined) throw new Error("useInviting is for below InviteProvider.");
  return inviting;
}
