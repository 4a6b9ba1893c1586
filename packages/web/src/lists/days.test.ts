import { expect, it } from "vitest";
import { byDay } from "./days.ts";

it("puts what happened on one day together, in its order", () => {
  const at = (day: number, hour: number) => ({ at: new Date(2030, 0, day, hour).toISOString() });
  const rows = [at(3, 0), at(2, 23), at(2, 1), at(1, 12)];
  expect(byDay(rows).map((day) => day.rows)).toEqual([[rows[0]], [rows[1], rows[2]], [rows[3]]]);
  expect(byDay([])).toEqual([]);
});
