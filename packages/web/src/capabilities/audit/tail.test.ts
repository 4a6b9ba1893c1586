import type { AuditEvent } from "@rollcall/contract/audit";
import { describe, expect, it } from "vitest";
import { freshIn, isTorn, withLatest } from "./tail.ts";

const at = (second: number) => ({ id: `evt_${second}`, at: `2026-11-05T09:30:${second}.000Z` }) as AuditEvent;
const page = (seconds: number[], has_more = false) => ({
  data: seconds.map(at),
  next_cursor: has_more ? "next" : null,
  has_more,
});
const pages = (...all: number[][]) => ({
  pages: all.map((seconds, index) => page(seconds, index < all.length - 1)),
  pageParams: all.map((_, index) => (index === 0 ? undefined : "next")),
});
const secondsOf = (list: ReturnType<typeof withLatest>) =>
  list.pages.map(({ data }) => data.map(({ id }) => Number(id.slice(4))));

describe("the latest events", () => {
  it.each([
    ["nothing new", [30, 20], [30, 20], []],
    ["new ones before the first", [30, 20], [50, 40, 30, 20], [50, 40]],
    ["one that was committed late", [30, 20], [30, 25, 20], [25]],
    ["what a longer page would show is left to the next page", [30, 20], [40, 30, 20, 15], [40]],
    ["all of them in an empty list", [], [20, 10], [20, 10]],
  ])("%s", (_, rows, latest, fresh) => {
    expect(freshIn(rows.map(at), page(latest, true), false).map(({ id }) => id)).toEqual(
      fresh.map((each) => at(each).id),
    );
  });

  it("go into the first page by their time", () => {
    expect(secondsOf(withLatest(pages([40, 30], [20, 10]), page([50, 40, 35, 30], true)))).toEqual([
      [50, 40, 35, 30],
      [20, 10],
    ]);
  });

  it("begin the list anew where something between would be missing", () => {
    expect(isTorn([at(20)], page([60, 50], true))).toBe(true);
    expect(isTorn([at(20)], page([60, 20], true))).toBe(false);
    expect(isTorn([at(20)], page([60, 50]))).toBe(false);
    expect(secondsOf(withLatest(pages([20], [10]), page([60, 50], true)))).toEqual([[60, 50]]);
  });
});
