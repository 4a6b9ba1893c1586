import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

/** Where Debian puts the pages of SimpleSAMLphp. */
export const PAGES = "/usr/share/simplesamlphp/www";
const PACKAGES = ["simplesamlphp", "php-cli", "php-xml", "php-mbstring"];
const INSTALL_MS = 240_000;

/** Says why there is no SimpleSAMLphp to test against, after trying to install it; nothing when there is one. */
export async function whyNoSimpleSamlPhp(): Promise<string | undefined> {
  if (isThere()) return undefined;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    return `SimpleSAMLphp is not installed: apt-get install ${PACKAGES.join(" ")}`;
  }
  try {
    await installPackages();
  } catch (error) {
    return `SimpleSAMLphp could not be installed: ${String(error).split("\n")[0]}`;
  }
  return isThere() ? undefined : "SimpleSAMLphp was installed, and does not work.";
}

function isThere(): boolean {
  if (!existsSync(PAGES)) return false;
  try {
    const modules = execFileSync("php", ["-m"], { encoding: "utf8" });
    return ["dom", "openssl", "mbstring"].every((name) => modules.includes(name));
  } catch {
    return false;
  }
}

async function installPackages(): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: INSTALL_MS };
  const aptGet = (...words: string[]) => promisify(execFile)("apt-get", words, options);
  const install = () => aptGet("install", "-y", "--no-install-recommends", ...PACKAGES);
  // A fresh machine knows of no packages before it has asked.
  await install().catch(() => aptGet("update").then(install));
}
