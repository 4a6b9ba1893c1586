import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useMemo } from "react";
import { problemText } from "../texts/problem-text.ts";
import { useText } from "../texts/use-text.ts";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";

type Kind = { kind: "success" | "problem" };

/** For what happens outside of components; inside, take `useToast`. */
export const toastManager = Base.createToastManager<Kind>();

const SHOWN_MS = 5_000;
const UNDOABLE_MS = 9_000;

type Undo = { label?: string; run: () => void };

/**
 * Short messages at the corner: `const toast = useToast(); toast.success(t("Removed."), { undo: { run: restore } })`.
 * They wait while the pointer or the focus is on them.
 */
export function useToast() {
  const t = useText();
  return useMemo(
    () => ({
      success(message: string, { undo }: { undo?: Undo } = {}): void {
        const id = toastManager.add({
          title: message,
          data: { kind: "success" },
          timeout: undo ? UNDOABLE_MS : SHOWN_MS,
          ...(undo && {
            actionProps: {
              children: undo.label ?? t("Undo"),
              onClick: () => {
                toastManager.close(id);
                undo.run();
              },
            },
          }),
        });
      },
      /** Says why something did not work: an error, or a sentence. */
      problem(error: unknown): void {
        showProblem(typeof error === "string" ? error : problemText(error, t));
      },
    }),
    [t],
  );
}

export function showProblem(sentence: string): void {
  toastManager.add({ title: sentence, data: { kind: "problem" }, timeout: UNDOABLE_MS, priority: "high" });
}

/** Where toasts appear; once, around the application. */
export function ToastRegion({ children }: { children: React.ReactNode }) {
  return (
    <Base.Provider toastManager={toastManager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className={classes(corner, abovePanels, aboveDialogs)}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

// Buttons of pages, panels and dialogs are at their right; at the left is only where one is.
const corner =
  "fixed right-4 bottom-4 left-4 z-70 flex flex-col gap-2 outline-none max-sm:[&>:nth-child(n+2)]:hidden sm:right-auto sm:w-90 lg:left-64";
// On a phone they fill the bottom: a message stands above the buttons of a panel, and at the top over a dialog.
const abovePanels = "max-sm:[body:has([data-panel])_&]:bottom-20";
const aboveDialogs = "max-sm:[body:has([data-dialog])_&]:top-2 max-sm:[body:has([data-dialog])_&]:bottom-auto!";

function Toasts() {
  const t = useText();
  const { toasts } = Base.useToastManager<Kind>();
  return toasts.map((toast) => {
    const isProblem = toast.data?.kind === "problem";
    const Icon = isProblem ? CircleAlert : CircleCheck;
    return (
      <Base.Root
        key={toast.id}
        toast={toast}
        swipeDirection={["left", "up", "down"]}
        className="w-full rounded-lg bg-raised shadow-popup transition-[opacity,translate] duration-160 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
      >
        <Base.Content className="flex items-start gap-2.5 py-2.5 pr-1.5 pl-3">
          <Icon
            aria-hidden="true"
            className={classes("mt-1.5 size-4 shrink-0", isProblem ? "text-danger-text" : "text-success")}
          />
          <Base.Title render={<p />} className="min-w-0 flex-1 py-1 text-pretty break-words" />
          {toast.actionProps && (
            <Base.Action className="h-7 shrink-0 rounded-md px-2 font-medium text-accent-text hover:bg-hover pointer-coarse:h-9" />
          )}
          <Base.Close render={<IconButton icon={X} label={t("Dismiss")} size="sm" />} />
        </Base.Content>
      </Base.Root>
    );
  });
}
