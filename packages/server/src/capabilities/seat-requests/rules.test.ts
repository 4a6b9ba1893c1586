import { expect, test } from "vitest";
import { answerable, request } from "./rules.ts";

const clear = { productName: "Vibe", isSubscribed: true, holdsSeat: false, hasPending: false };

test("a member without a seat can ask for one", () => {
  expect(request(clear)).toBe(clear);
});

test.each([
  ["no_subscription", { ...clear, isSubscribed: false }],
  ["seat_already_held", { ...clear, holdsSeat: true }],
  ["seat_request_pending", { ...clear, hasPending: true }],
])("asking is refused with %s", (code, facts) => {
  expect(request(facts)).toMatchObject({ code });
});

test.each([
  ["not_found", undefined],
  ["seat_request_answered", { status: "granted" }],
  ["seat_request_answered", { status: "declined" }],
])("answering is refused with %s, %#", (code, given) => {
  expect(answerable(given)).toMatchObject({ code });
});
