import type { Client } from "@rollcall/sdk";
import { ProblemError } from "@rollcall/sdk";
import { useSyncExternalStore } from "react";

// What weighs most needs a sign-in of the last minutes. The panel asks once, wherever the refusal came from, and then sends
// the request again: no page has to know.

let waiting: ((isConfirmed: boolean) => void)[] = [];
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

/** Asks the person to confirm that it is them. Several requests at once wait for the same answer. */
export function askToConfirm(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    changed();
  });
}

/** The answer of the dialog: the requests that wait go on, or are refused as they were. */
export function settleConfirmation(isConfirmed: boolean): void {
  const settled = waiting;
  waiting = [];
  changed();
  for (const resolve of settled) resolve(isConfirmed);
}

/** Whether something waits for the person to confirm that it is them. */
export function useConfirmationAsked(): boolean {
  return useSyncExternalStore(subscribe, () => waiting.length > 0);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The client, with every request that needs a fresh sign-in asked for and repeated. */
export function confirming(client: Client, ask: () => Promise<boolean> = askToConfirm): Client {
  return {
    async call(operation, input, options) {
      try {
        return await client.call(operation, input, options);
      } catch (error) {
        const isStale = error instanceof ProblemError && error.code === "fresh_sign_in_required";
        if (!isStale || !(await ask())) throw error;
        return client.call(operation, input, options);
      }
    },
  };
}
