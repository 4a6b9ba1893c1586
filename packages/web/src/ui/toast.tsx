import { Toast as Base } from "@base-ui/react/toast";
import { lazy, type ReactNode, Suspense, useMemo, useSyncExternalStore } from "react";
import { problemText } from "../texts/problem-text.ts";
import { useText } from "../texts/use-text.ts";
import { whenReachedFor } from "./later.tsx";

export type Kind = { kind: "success" | "problem" };

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
        whenThere(() => addSuccess(message, undo && { label: t("Undo"), ...undo }));
      },
      /** Says why something did not work: an error, or a sentence. */
      problem(error: unknown): void {
        showProblem(typeof error === "string" ? error : problemText(error, t));
      },
    }),
    [t],
  );
}

function addSuccess(title: string, undo: Undo | undefined): void {
  const id = toastManager.add({
    title,
    data: { kind: "success" },
    timeout: undo ? UNDOABLE_MS : SHOWN_MS,
    ...(undo && {
      actionProps: {
        children: undo.label,
        onClick: () => {
          toastManager.close(id);
          undo.run();
        },
      },
    }),
  });
}

/** For what happens outside of components; inside, take `useToast`. */
export function showProblem(sentence: string): void {
  whenThere(() =>
    toastManager.add({ title: sentence, data: { kind: "problem" }, timeout: UNDOABLE_MS, priority: "high" }),
  );
}

const loadRegion = () => import("./toasts.tsx");
const Toasts = lazy(() => loadRegion().then((file) => ({ default: file.Toasts })));

// The region comes when somebody first reaches for a button, so that a screen reader knows it before something is said in it.
let isWanted = false;
let isThere = false;
let waiting: (() => void)[] = [];
let redraw = (): void => {};

function want(): void {
  isWanted = true;
  redraw();
}
whenReachedFor(async () => want());

function whenThere(show: () => void): void {
  if (isThere) {
    show();
  } else {
    waiting.push(show);
    want();
  }
}

/** Says that the region listens: what waited for it is shown. */
export function regionIsThere(): void {
  isThere = true;
  for (const show of waiting) show();
  waiting = [];
}

function subscribe(listener: () => void): () => void {
  redraw = listener;
  return () => {
    redraw = () => {};
  };
}

/** Where toasts appear; once, around the application. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const isAsked = useSyncExternalStore(subscribe, () => isWanted);
  return (
    <>
      {children}
      {isAsked && (
        <Suspense>
          <Toasts />
        </Suspense>
      )}
    </>
  );
}
