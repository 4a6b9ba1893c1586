import { useSuspenseQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { Menu as MenuIcon, Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useConfirmationAsked } from "../confirming.ts";
import { MeContext, meQuery, useMembership, useOrganizationId } from "../session.ts";
import { speak } from "../texts/texts.ts";
import { useText } from "../texts/use-text.ts";
import { Avatar } from "../ui/avatar.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { later } from "../ui/later.tsx";
import { CommandKey } from "./command-key.tsx";
import { Logo } from "./logo.tsx";
import { PlaceShortcuts } from "./place-shortcuts.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useShortcut, useShortcutListener } from "./use-shortcut.ts";

const ShortcutsDialog = later(() => import("./shortcuts-dialog.tsx").then((file) => file.ShortcutsDialog));
const SlideIn = later(() => import("./slide-in.tsx").then((file) => file.SlideIn));

/** Around every signed-in page; it knows who is signed in. */
export function AppShell() {
  const { data: me } = useSuspenseQuery(meQuery);
  useEffect(() => void speak(me.language), [me.language]);
  return (
    <MeContext value={me}>
      <Frame />
    </MeContext>
  );
}

/** Sidebar and page on a wide screen, top bar and slide-in on a narrow one. */
function Frame() {
  const t = useText();
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const [showsCommands, setShowsCommands] = useState(false);
  useShortcutListener();
  useShortcut("?", t("Show these shortcuts"), () => setShowsShortcuts(true), { group: t("Everywhere") });

  const showShortcuts = () => setShowsShortcuts(true);
  const showCommands = () => setShowsCommands(true);
  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-canvas lg:flex-row">
      <a
        href="#main"
        className="fixed top-2 left-2 z-70 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:translate-y-0"
      >
        {t("Skip to content")}
      </a>
      <aside className="hidden w-60 shrink-0 lg:block">
        <Sidebar onShowShortcuts={showShortcuts} onShowCommands={showCommands} />
      </aside>
      <TopBar onShowShortcuts={showShortcuts} onShowCommands={showCommands} />
      <main
        id="main"
        tabIndex={-1}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto border-t bg-surface outline-none lg:my-2 lg:mr-2 lg:rounded-xl lg:border lg:shadow-raise"
      >
        <Outlet />
      </main>
      <PlaceShortcuts />
      <ConfirmMe />
      <CommandKey open={showsCommands} onOpenChange={setShowsCommands} onShowShortcuts={showShortcuts} />
      <ShortcutsDialog open={showsShortcuts} onClose={() => setShowsShortcuts(false)} />
    </div>
  );
}

const ConfirmMeDialog = lazy(() =>
  import("../capabilities/second-factor/confirm-me-dialog.tsx").then((file) => ({ default: file.ConfirmMeDialog })),
);

/** Comes when it is needed for the first time, and stays. */
function ConfirmMe() {
  const isAsked = useConfirmationAsked();
  const [isNeeded, setNeeded] = useState(false);
  if (isAsked && !isNeeded) setNeeded(true);
  return isNeeded ? (
    <Suspense>
      <ConfirmMeDialog />
    </Suspense>
  ) : null;
}

function TopBar({ onShowShortcuts, onShowCommands }: { onShowShortcuts: () => void; onShowCommands: () => void }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const organization = useMembership(useOrganizationId())?.organization;
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 px-2 lg:hidden">
      <IconButton
        icon={MenuIcon}
        label={t("Open navigation")}
        side="bottom"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      />
      <SlideIn open={isOpen} onClose={() => setOpen(false)} {...{ onShowShortcuts, onShowCommands }} />
      {organization ? (
        <>
          <Avatar name={organization.name} seed={organization.id} shape="organization" />
          <span className="min-w-0 truncate font-semibold">{organization.name}</span>
        </>
      ) : (
        <Logo />
      )}
      <IconButton
        icon={Search}
        label={t("Search and commands")}
        side="bottom"
        className="ml-auto"
        onClick={onShowCommands}
      />
    </header>
  );
}
