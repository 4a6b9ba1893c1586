#!/usr/bin/env node
import { runProgram } from "./program.ts";
import { terminal } from "./terminal.ts";

// The reader of a pipe may leave early: `rollcall members list --all | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.exitCode = await runProgram(terminal(), process.argv.slice(2));
