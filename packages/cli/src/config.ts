import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod";
import { addressOf } from "./address.ts";
import type { Io } from "./io.ts";

/** Where one is signed in, and which Organization is meant. */
const Config = z.object({
  server: z.string().optional(),
  key: z.string().optional(),
  cookies: z.record(z.string(), z.string()).optional(),
  organization: z.string().optional(),
});
export type Config = z.infer<typeof Config>;

/** `ROLLCALL_CONFIG`, or `rollcall/config.json` where programs of this user keep their settings. */
export function configPath({ env }: Pick<Io, "env">): string {
  const home = env["XDG_CONFIG_HOME"] ?? join(env["HOME"] ?? homedir(), ".config");
  return env["ROLLCALL_CONFIG"] ?? join(home, "rollcall", "config.json");
}

/**
 * What was kept; what is typed comes first, then the environment, so that a script needs no file. What signs in to one server
 * is never shown to another.
 */
export async function readConfig(io: Pick<Io, "env">, typed: { server?: string | undefined } = {}): Promise<Config> {
  const { ROLLCALL_URL, ROLLCALL_KEY: key, ROLLCALL_ORGANIZATION: organization } = io.env;
  const { server: home, ...kept } = await keptConfig(configPath(io));
  const wanted = typed.server || ROLLCALL_URL || home;
  const server = wanted === undefined ? undefined : addressOf(wanted);
  const { cookies, ...settings } = server === home ? kept : {};
  return {
    ...settings,
    // A key from the environment is another sign-in: a kept session is not sent along.
    ...(cookies && !key && { cookies }),
    ...(server && { server }),
    ...(key && { key }),
    ...(organization && { organization }),
  };
}

async function keptConfig(path: string): Promise<Config> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  try {
    return Config.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Keeps it for this user alone, at once or not at all. */
export async function writeConfig(io: Pick<Io, "env">, config: Config): Promise<void> {
  const path = configPath(io);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}

/** Changes what was kept, leaving what the environment says out of it. */
export async function changeConfig(io: Pick<Io, "env">, change: (kept: Config) => Config): Promise<void> {
  await writeConfig(io, change(await keptConfig(configPath(io))));
}

/** Keeps the session of a server, unless what is kept is another's. */
export async function keepCookies(io: Pick<Io, "env">, server: string, cookies: Config["cookies"]): Promise<void> {
  await changeConfig(io, (kept) => (kept.server === server ? { ...kept, cookies } : kept));
}
