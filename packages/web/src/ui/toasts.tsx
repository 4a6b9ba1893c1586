import { Toast as Base } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect } from "react";
import { useText } from "../texts/use-text.ts";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";
import { type Kind, regionIsThere, toastManager } from "./toast.tsx";

/** The corner in which messages appear. */
export function Toasts() {
  return (
    <>
      <Base.Provider toastManager={toastManager} limit={3}>
        <Base.Portal>
          <Base.Viewport className={classes(corner, abovePanels, aboveDialogs)}>
            <Messages />
          </Base.Viewport>
        </Base.Portal>
      </Base.Provider>
      <Listening />
    </>
  );
}

/** Stands behind the provider, so that its effect runs when that one's have. */
function Listening() {
  useEffect(regionIsThere, []);
  return null;
}

// Buttons of pages, panels and dialogs are at their right; at the left is only where one is.
const corner =
  "fixed right-4 bottom-4 left-4 z-70 flex flex-col gap-2 outline-none max-sm:[&>:nth-child(n+2)]:hidden sm:right-auto sm:w-90 lg:left-64";
// On a phone they fill the bottom: a message stands above the buttons of a panel, and at the top over a dialog.
const abovePanels = "max-sm:[body:has([data-panel])_&]:bottom-20";
const aboveDialogs = "max-sm:[body:has([data-dialog])_&]:top-2 max-sm:[body:has([data-dialog])_&]:bottom-auto!";

function Messages() {
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
