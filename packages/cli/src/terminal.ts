import { readFile } from "node:fs/promises";
import { text as textOf } from "node:stream/consumers";
import { confirm, isCancel, password, text } from "@clack/prompts";
import type { Io } from "./io.ts";

/** The terminal that the command runs in. */
export function terminal(): Io {
  const { stdin, stdout, stderr, env } = process;
  return {
    out: (line) => void stdout.write(line),
    err: (line) => void stderr.write(line),
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    isTerminal: stdout.isTTY === true,
    columns: stdout.columns ?? 120,
    env,
    async ask(message, kind) {
      // Questions go beside the answer of the command, which may be piped on.
      const answer = await (kind === "secret"
        ? password({ message, output: stderr })
        : text({ message, output: stderr }));
      return isCancel(answer) ? undefined : answer;
    },
    async confirm(message) {
      return (await confirm({ message, initialValue: false, output: stderr })) === true;
    },
    readInput: () => textOf(stdin),
    readFile: (path) => readFile(path, "utf8"),
    fetch,
  };
}
