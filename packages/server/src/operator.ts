import { parseArgs } from "node:util";
import type * as z from "zod";
import { runBeside, UsageError } from "./beside.ts";
import { operatorCommands } from "./operator/commands.ts";

const [noun = "help", verb = ""] = process.argv.slice(2);

if (noun === "help" || noun.startsWith("-")) console.log(usage());
else
  await runBeside("owner", async (platform) => {
    const command = operatorCommands[`${noun} ${verb}`];
    if (command === undefined) throw new UsageError(`There is no command "${`${noun} ${verb}`.trim()}".\n\n${usage()}`);
    const result = await command.run(platform, optionsOf(command.options, process.argv.slice(4)));
    console.log(JSON.stringify(result, undefined, 2));
  });

function optionsOf(schema: z.ZodObject, args: string[]): Record<string, unknown> {
  const options = Object.fromEntries(Object.keys(schema.shape).map((key) => [key, { type: "string" as const }]));
  const result = schema.safeParse(given(args, options));
  if (result.success) return result.data;
  const sentences = result.error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}`);
  throw new UsageError(sentences.join("\n"));
}

function given(args: string[], options: Record<string, { type: "string" }>): unknown {
  try {
    return { ...parseArgs({ args, options, strict: true }).values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function usage(): string {
  const lines = Object.entries(operatorCommands).map(([name, { summary, options }]) => {
    const flags = Object.keys(options.shape).map((key) => `--${key} …`);
    return `  ${[name, ...flags].join(" ")}\n      ${summary}`;
  });
  return ["npm run operator -- <what> <do> [--option value …]", "", ...lines].join("\n");
}
