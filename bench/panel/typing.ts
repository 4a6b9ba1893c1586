import type { Page } from "playwright-core";
import { median } from "../numbers.ts";
import type { Answer, Visitor } from "./browser.ts";
import { forgetInteractions, vitalsOf } from "./vitals.ts";

/** Between two keys: of somebody who types well, and of somebody who looks at the rows after each key. */
const QUICK_MS = 110;
const SLOW_MS = 700;

export type Typed = {
  /** From each key, pressed after a look at the rows of the one before, to the rows that it asks for. */
  toRows: number[];
  /** From the last key of a word that is typed quickly to its rows. */
  lastToRows: number;
  requests: number;
  givenUp: number;
  mostRows: number;
  /** The longest from a key to the next frame that was painted, in milliseconds; 0 when all came with the next frame. */
  toPaint: number;
};

/** Types two words into the search of Members: one slowly, one quickly. */
export async function typing(visitor: Visitor, [slowly, quickly]: [string, string]): Promise<Typed> {
  const { page, answers } = visitor;
  const field = page.getByLabel("Search by name or e-mail");
  await field.click();
  await forgetInteractions(page);
  const toRows: number[] = [];
  for (let at = 1; at <= slowly.length; at += 1) {
    const pressedAt = performance.now();
    toRows.push(await press(page, slowly, at));
    await pause(SLOW_MS - (performance.now() - pressedAt));
  }
  await field.fill("");
  await page.waitForLoadState("networkidle");
  await pause(SLOW_MS);

  const before = answers.length;
  for (let at = 1; at < quickly.length; at += 1) {
    await page.keyboard.press(quickly.charAt(at - 1));
    await pause(QUICK_MS);
  }
  const lastToRows = await press(page, quickly, quickly.length);
  await page.waitForLoadState("networkidle");
  const sent = answers.slice(before);
  const { interactions } = await vitalsOf(page);
  return {
    toRows,
    lastToRows,
    requests: sent.filter(isOfList).length,
    givenUp: sent.filter(({ isGivenUp }) => isGivenUp).length,
    mostRows: Math.max(0, ...answers.map(({ rows }) => rows)),
    toPaint: Math.max(0, ...interactions),
  };
}

function isOfList({ path }: Answer): boolean {
  return /\/members\?/.test(path);
}

declare global {
  var rowsShown: Promise<number>;
}

/** Presses one key; milliseconds until the rows of what stands in the field then are there. */
async function press(page: Page, word: string, at: number): Promise<number> {
  await page.evaluate(awaitRowsOf, word.slice(0, at));
  await page.keyboard.press(word.charAt(at - 1));
  return page.evaluate(() => globalThis.rowsShown);
}

/** Runs in the page: from the next key to the frame in which the list shows what was searched for. */
function awaitRowsOf(searched: string): void {
  globalThis.rowsShown = new Promise((resolve) => {
    let pressedAt: number | undefined;
    const note = ({ timeStamp }: Event) => {
      pressedAt = timeStamp;
    };
    addEventListener("keydown", note, { once: true, capture: true });
    const look = () => {
      const isAsked = new URLSearchParams(location.search).get("q") === searched;
      const first = document.querySelector("[data-row]")?.textContent?.toLowerCase() ?? "";
      const isBusy = document.querySelector("main [aria-busy=true]") !== null;
      if (pressedAt !== undefined && isAsked && !isBusy && first.includes(searched))
        resolve(performance.now() - pressedAt);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** From a press on a member to their details, some times over. */
export async function opening({ page }: Visitor, times: number): Promise<{ toDetails: number; toPaint: number }> {
  const all: number[] = [];
  await forgetInteractions(page);
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now();
    await page
      .locator("[data-row-link]")
      .nth(time + 1)
      .click();
    await page.getByRole("dialog").getByText("User ID").waitFor();
    all.push(performance.now() - startedAt);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  const { interactions } = await vitalsOf(page);
  return { toDetails: median(all), toPaint: Math.max(0, ...interactions) };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
