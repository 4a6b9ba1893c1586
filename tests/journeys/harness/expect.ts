import type { Locator } from "playwright-core";
import { expect } from "vitest";

export { expect };

type Outcome = { pass: boolean; message: () => string };

declare module "vitest" {
  // The parameters are vitest's own; an interface can only be extended with the same ones.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** It can be seen before long. */
    toBeShown(): Promise<R>;
    /** It cannot be seen any more before long. */
    toBeGone(): Promise<R>;
    /** Its words are, or contain, these before long. */
    toRead(words: string | RegExp): Promise<R>;
    /** There are so many before long. */
    toNumber(count: number): Promise<R>;
    /** Before long it is the address of a page. */
    toBeAt(address: string | RegExp): Promise<R>;
  }
}

expect.extend({
  toBeShown: (locator: Locator) => settle(locator, "visible"),
  toBeGone: (locator: Locator) => settle(locator, "hidden"),
  async toRead(locator: Locator, words: string | RegExp): Promise<Outcome> {
    return until(
      () => locator.textContent(),
      (text) => isIn(text ?? "", words),
      `${locator} reads`,
      words,
    );
  },
  async toNumber(locator: Locator, count: number): Promise<Outcome> {
    return until(
      () => locator.count(),
      (found) => found === count,
      `${locator} is there`,
      count,
    );
  },
  async toBeAt(page: { url(): string }, address: string | RegExp): Promise<Outcome> {
    return until(
      async () => page.url(),
      (url) => (typeof address === "string" ? url.endsWith(address) : address.test(url)),
      "the page is at",
      address,
    );
  },
});

async function settle(locator: Locator, state: "visible" | "hidden"): Promise<Outcome> {
  try {
    await locator.first().waitFor({ state });
    return { pass: true, message: () => `${locator} is ${state}` };
  } catch {
    return { pass: false, message: () => `${locator} never was ${state}` };
  }
}

const WITHIN = { timeout: 10_000, interval: 50 };

async function until<T>(
  look: () => Promise<T>,
  isRight: (seen: T) => boolean,
  what: string,
  wanted: unknown,
): Promise<Outcome> {
  let seen: T | undefined;
  try {
    await expect
      .poll(async () => {
        seen = await look();
        return isRight(seen);
      }, WITHIN)
      .toBe(true);
    return { pass: true, message: () => `${what} ${String(wanted)}` };
  } catch {
    return { pass: false, message: () => `${what} ${JSON.stringify(seen)}, not ${String(wanted)}` };
  }
}

function isIn(text: string, words: string | RegExp): boolean {
  return typeof words === "string" ? text.includes(words) : words.test(text);
}
