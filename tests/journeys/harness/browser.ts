import { type Browser, chromium } from "playwright-core";

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];

/** The Chromium of CHROMIUM_PATH, else Debian's. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] || "/usr/bin/chromium",
    args: [...quiet, "--disable-sync", "--no-first-run"],
  });
}
