import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Order, Report, Word } from "./messages.ts";

/** The other processes of a server that is made of several. */
export type Colleagues = {
  /** Tells each of the others something. It is on its way; nobody says that it has come. */
  tell(what: string, fact: unknown): void;
  /** Is told what others tell. */
  hear(what: string, listen: (fact: unknown) => void): void;
  /** Asks each of the others; gives back what those answer who answer within a second. */
  ask(what: string): Promise<unknown[]>;
  /** Answers others who ask. */
  answer(what: string, reply: () => Promise<unknown>): void;
};

/** How a process of several was begun by the one that keeps it. */
export type Beginning<B> = { number: number; briefing: B };

/** The one that keeps this process, as this one sees it. */
export type Keeper<B> = {
  /** What to begin with. */
  begin: Promise<Beginning<B>>;
  /** Settles when this process shall end. */
  stop: Promise<void>;
  report(report: Report): void;
  hearing(listen: (word: Word) => void): void;
};

/** Makes itself known to the process that keeps this one. */
export function beOneOfMany<B>(): Keeper<B> {
  const begin = Promise.withResolvers<Beginning<B>>();
  const stop = Promise.withResolvers<void>();
  const listeners: ((word: Word) => void)[] = [];
  process.on("message", (order: Order<B>) => {
    if (order.kind === "begin") begin.resolve(order);
    else if (order.kind === "stop") stop.resolve();
    else for (const listen of listeners) listen(order);
  });
  // Without its keeper a process ends by itself, and whatever it still says goes nowhere.
  const report = (told: Report) => void process.send?.(told, undefined, undefined, () => {});
  report({ kind: "hello" });
  return { begin: begin.promise, stop: stop.promise, report, hearing: (listen) => void listeners.push(listen) };
}

const PATIENCE_MS = 1_000;

/** The others, of so many in all. */
export function colleaguesOf<B>(keeper: Keeper<B>, count: number): Colleagues {
  const listeners = new Map<string, (fact: unknown, from: number) => void>();
  const say = (what: string, fact: unknown, to?: number) => keeper.report({ kind: "word", what, fact, from: 0, to });
  keeper.hearing(({ what, fact, from }) => listeners.get(what)?.(fact, from));
  return {
    tell: say,
    hear: (what, listen) => void listeners.set(what, listen),
    async ask(what) {
      const answers: unknown[] = [];
      const all = Promise.withResolvers<void>();
      const answer = randomUUID();
      listeners.set(answer, (fact) => {
        if (answers.push(fact) >= count - 1) all.resolve();
      });
      say(what, answer);
      await Promise.race([all.promise, pause(PATIENCE_MS, undefined, { ref: false })]);
      listeners.delete(answer);
      return answers;
    },
    answer(what, reply) {
      listeners.set(what, (answer, from) => {
        void reply().then((fact) => say(String(answer), fact, from));
      });
    },
  };
}
