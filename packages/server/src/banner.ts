import { relative } from "node:path";
import { type Config, repositoryFolder } from "./platform/config.ts";
import { DEMO_PASSWORD, type DemoLogin } from "./seed/demo.ts";
import { showsMailbox } from "./serving.ts";

type Shown = { setupUrl: string | undefined; demoLogins: readonly DemoLogin[]; database: string };

/** What whoever started the server wants to know next. */
export function banner(config: Config, { setupUrl, demoLogins, database }: Shown): string {
  const lines: [string, string][] = [["Open", config.publicUrl]];
  if (setupUrl) lines.push(["Set up", `${setupUrl}  (works once, for 7 days)`]);
  for (const { role, email } of demoLogins) lines.push([role, `${email}  password ${DEMO_PASSWORD}`]);
  lines.push(["Mails", mailsIn(config)]);
  lines.push(["Database", config.databaseUrl ? database : `PostgreSQL in ${shortened(database)}`]);
  if (config.processes > 1) lines.push(["Processes", String(config.processes)]);
  lines.push(["Stop", "Ctrl-C"]);
  const rows = lines.map(([name, value]) => `  ${name.padEnd(10)}${value}`);
  return ["", "  Rollcall is running.", "", ...rows, ""].join("\n");
}

function mailsIn(config: Config): string {
  if (config.smtpUrl) return "are sent through SMTP_URL";
  return showsMailbox(config)
    ? `${config.publicUrl}/mailbox`
    : "go nowhere: set SMTP_URL (they are kept and shown only while HOST is this machine's own)";
}

function shortened(path: string): string {
  const short = relative(repositoryFolder, path);
  return short.startsWith("..") ? path : short;
}
