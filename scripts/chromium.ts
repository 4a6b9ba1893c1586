import { existsSync } from "node:fs";
import { run } from "./runtime.ts";

const DEBIAN = "/usr/bin/chromium";

/** The browser of the journeys: the one of CHROMIUM_PATH, else Debian's, installed when root may. */
export async function findChromium(): Promise<string | undefined> {
  const given = process.env["CHROMIUM_PATH"];
  if (given) return existsSync(given) ? given : missing(`CHROMIUM_PATH names ${given}, which is not there.`);
  if (existsSync(DEBIAN) || (await installed())) return DEBIAN;
  return missing(
    "The journeys need Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.",
  );
}

async function installed(): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
  return existsSync(DEBIAN);
}

function missing(sentence: string): undefined {
  console.error(sentence);
  return undefined;
}
