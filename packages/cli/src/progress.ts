import type { Io } from "./io.ts";

const WIDTH = 24;

/** How far something is, in one line that is drawn again and again; nothing where nobody looks on. */
export function progressOf({ err, isInteractive }: Io, label: string) {
  let longest = 0;
  const draw = (line: string) => {
    longest = Math.max(longest, line.length);
    if (isInteractive) err(`\r${line.padEnd(longest)}`);
  };
  return {
    show(done: number, total: number): void {
      const full = total === 0 ? 0 : Math.floor((done / total) * WIDTH);
      draw(`${label} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done} of ${total}`);
    },
    /** Takes the line away. */
    end(): void {
      if (isInteractive && longest > 0) err(`\r${" ".repeat(longest)}\r`);
    },
  };
}
