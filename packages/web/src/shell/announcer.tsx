import { useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

/** Tells screen readers something that the eye sees by itself: a page that opened, how many rows match. */
export function announce(sentence: string): void {
  said = sentence;
  for (const listener of listeners) listener();
}

/** Where announcements are read from; once, in the application. */
export function Announcer() {
  const sentence = useSyncExternalStore(subscribe, () => said);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {sentence}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
