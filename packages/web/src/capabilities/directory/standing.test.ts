import { describe, expect, it } from "vitest";
import { endsSoon, lastHeard, standingOf } from "./standing.ts";

const token = (over: Partial<Parameters<typeof standingOf>[1][number]> = {}) => ({
  status: "active" as const,
  expires_at: null,
  last_used_at: null,
  ...over,
});
const EARLY = "2030-01-01T10:00:00.000Z";
const LATE = "2030-01-02T10:00:00.000Z";

describe("how directory sync stands", () => {
  it.each([
    ["new", null, [], null],
    ["waiting", null, [token()], null],
    ["connected", EARLY, [token()], null],
    ["connected", null, [token({ last_used_at: EARLY })], null],
    ["no_token", EARLY, [token({ status: "revoked" })], null],
    ["no_token", EARLY, [], null],
    ["no_token", null, [token({ status: "expired" }), token({ status: "revoked" })], null],
    ["connected", EARLY, [token({ status: "revoked" }), token()], null],
    ["stopped", EARLY, [token()], LATE],
    ["stopped", EARLY, [], LATE],
  ])("%s, last asked at %s", (standing, last_request_at, tokens, stopped_at) => {
    expect(standingOf({ last_request_at, brake: { stopped_at } }, tokens)).toBe(standing);
  });
});

it("was last heard when the log or a token says so", () => {
  expect(lastHeard({ last_request_at: EARLY }, [token({ last_used_at: LATE })])).toBe(LATE);
  expect(lastHeard({ last_request_at: LATE }, [token({ last_used_at: EARLY })])).toBe(LATE);
  expect(lastHeard({ last_request_at: null }, [token()])).toBe(null);
});

describe("the end of the last token that works", () => {
  const now = Date.parse("2030-01-01T00:00:00.000Z");
  it.each([
    ["is told when it is soon", [token({ expires_at: EARLY }), token({ expires_at: LATE })], LATE],
    ["is no matter while one never ends", [token({ expires_at: EARLY }), token()], null],
    ["is no matter while it is far away", [token({ expires_at: "2030-03-01T00:00:00.000Z" })], null],
    ["does not count those that ended", [token({ status: "revoked", expires_at: EARLY })], null],
  ])("%s", (_, tokens, end) => {
    expect(endsSoon(tokens, now)).toBe(end);
  });
});
