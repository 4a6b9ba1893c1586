import completions from "@bomb.sh/tab/commander";
import { Command, CommanderError } from "commander";
import { addAccount } from "./account.ts";
import { addNoun } from "./command.ts";
import { said } from "./failure.ts";
import type { Io } from "./io.ts";
import { nouns } from "./nouns.ts";
import { harmless } from "./output.ts";

/** The exit code: 0 done, 1 refused or failed, 2 typed wrongly. */
export type ExitCode = 0 | 1 | 2;

export function createProgram(io: Io): Command {
  const program = new Command("rollcall")
    .description("Organization and member management, in a terminal.")
    .option("--server <address>", "another server than the one signed in to (ROLLCALL_URL)")
    .option("--organization <name>", "another Organization than the chosen one (ROLLCALL_ORGANIZATION)")
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError("Say --help to see how it is typed.")
    .exitOverride();
  addAccount(program, io);
  for (const noun of nouns) addNoun(program, noun, io);
  completions(program);
  return program;
}

/** Runs one command, and says in a sentence what went wrong. */
export async function runProgram(io: Io, words: readonly string[]): Promise<ExitCode> {
  try {
    await createProgram(io).parseAsync([...words], { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const sentence = said(error);
    if (sentence === undefined) throw error;
    io.err(`${harmless(sentence)}\n`);
    return 1;
  }
}
