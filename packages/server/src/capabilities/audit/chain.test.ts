import { describe, expect, test } from "vitest";
import { genesis, isIntact, type Line, linked, sealed, split } from "./chain.ts";
import { diagnosed, type Place, type Sealed, walk } from "./walk.ts";

const salts = { actor: Buffer.alloc(32, 1), payload: Buffer.alloc(32, 2) };
const start: Place = { position: 0, hash: genesis("org_1") };

function line(number: number, more: Partial<Line> = {}): Line {
  return {
    organizationId: "org_1",
    id: `evt_${number}`,
    name: "member.updated",
    subjectId: "mem_1",
    payload: { id: "mem_1", before: { email: "a@x.test" }, after: { email: "b@x.test", roles: ["member"] } },
    actorKind: "member",
    actorId: "mem_2",
    actorName: "Ada",
    ipAddress: "192.0.2.1",
    userAgent: "Browser",
    requestId: "req_1",
    at: new Date("2026-11-05T09:30:00.000Z"),
    ...more,
  };
}

/** A chain of so many events. */
function chainOf(count: number): Sealed[] {
  let { hash } = start;
  return Array.from({ length: count }, (_, index) => {
    const each = line(index + 1);
    const seal = sealed(each, salts, hash);
    hash = seal.hash;
    return { position: index + 1, eventId: each.id, seal, line: each };
  });
}

/** What a whole look at the chain says, which finds a seal that stands elsewhere. */
function brokenIn(rows: readonly Sealed[], noted?: Place) {
  const walked = walk(start, rows, noted);
  if (walked.break === undefined) return walked.broken;
  const { at } = walked.break;
  const heir = rows.find(({ seal }) => linked(at.hash, seal.eventHash).equals(seal.hash));
  return diagnosed(walked.break, heir);
}

const edited = (row: Sealed, more: Partial<Line>): Sealed => ({ ...row, line: line(row.position, more) });
const without = (rows: readonly Sealed[], position: number) => rows.filter((each) => each.position !== position);
const renumbered = (rows: readonly Sealed[]) => rows.map((row, index) => ({ ...row, position: index + 1 }));

describe("a chain", () => {
  test("is whole as it was sealed", () => {
    const rows = chainOf(5);
    expect(walk(start, rows)).toEqual({ place: { position: 5, hash: rows[4]?.seal.hash }, erased: 0 });
  });

  test.each<[keyof Line, unknown]>([
    ["organizationId", "org_2"],
    ["id", "evt_9"],
    ["name", "member.removed"],
    ["subjectId", "mem_9"],
    ["payload", { id: "mem_1", before: { email: "a@x.test" }, after: { email: "c@x.test", roles: ["member"] } }],
    ["payload", { id: "mem_1", before: { email: "a@x.test" }, after: { email: "b@x.test", roles: ["billing"] } }],
    ["payload", { id: "mem_1", before: {}, after: { email: "b@x.test", roles: ["member"] } }],
    ["actorKind", "operator"],
    ["actorId", null],
    ["actorName", "Bob"],
    ["ipAddress", null],
    ["userAgent", ""],
    ["requestId", "req_2"],
    ["at", new Date("2026-11-05T09:30:00.001Z")],
  ])("names an event whose %s was edited", (key, value) => {
    const rows = chainOf(5);
    const broken = rows.map((row) => (row.position === 3 ? edited(row, { [key]: value }) : row));
    expect(brokenIn(broken)).toEqual({ kind: "edited", event_id: "evt_3", position: 3 });
  });

  test.each<[string, (rows: Sealed[]) => Sealed[], object]>([
    [
      "an event that was taken out",
      (rows) => rows.map((row) => (row.position === 2 ? { ...row, line: undefined } : row)),
      { kind: "removed", event_id: "evt_2", position: 2 },
    ],
    [
      "an event that was taken out with its seal",
      (rows) => without(rows, 2),
      { kind: "removed", event_id: null, position: 2 },
    ],
    ["the first one taken out", (rows) => without(rows, 1), { kind: "removed", event_id: null, position: 1 }],
    [
      "positions that close the gap",
      (rows) => renumbered(without(rows, 2)),
      { kind: "rewritten", event_id: "evt_3", position: 2 },
    ],
    [
      "two that changed places",
      ([one, two, three, ...rest]) => renumbered([one, three, two, ...rest] as Sealed[]),
      { kind: "reordered", event_id: "evt_3", position: 2 },
    ],
    [
      "one that was put last",
      ([one, two, ...rest]) => renumbered([two, ...rest, one] as Sealed[]),
      { kind: "reordered", event_id: "evt_2", position: 1 },
    ],
    [
      "a hash that was made up",
      (rows) =>
        rows.map((row) => (row.position === 4 ? { ...row, seal: { ...row.seal, hash: Buffer.alloc(32) } } : row)),
      { kind: "edited", event_id: "evt_4", position: 4 },
    ],
  ])("names %s", (_, change, expected) => {
    expect(brokenIn(change(chainOf(5)))).toEqual(expected);
  });

  test("is another one than was noted", () => {
    const rows = chainOf(5);
    const hash = rows[2]?.seal.hash ?? Buffer.alloc(0);
    expect(brokenIn(rows, { position: 3, hash })).toBeUndefined();
    expect(brokenIn(rows, { position: 3, hash: Buffer.alloc(32) })).toMatchObject({ kind: "rewritten", position: 3 });
  });
});

describe("erasing", () => {
  const whole = line(1);
  const seal = sealed(whole, salts, start.hash);
  const { plain } = split(whole.payload);
  const blank = { actorName: "", ipAddress: null, userAgent: null };

  test.each([
    ["who acted", { ...whole, ...blank }, { ...seal, actorSalt: null }, true],
    ["what the payload says", { ...whole, payload: plain }, { ...seal, payloadSalt: null }, true],
    ["content without its salt", { ...whole, ...blank }, seal, false],
    ["a salt without its content", whole, { ...seal, payloadSalt: null }, false],
    ["more than personal data", { ...whole, payload: { id: "mem_1" } }, { ...seal, payloadSalt: null }, false],
  ])("%s", (_, after, kept, isWhole) => {
    expect(isIntact(after, kept)).toBe(isWhole);
  });

  test("takes what people are called and what they wrote, at any depth, and leaves the rest", () => {
    const payload = { id: "x", roles: ["a"], list: [{ email: "e", n: 1 }], before: { first_name: "f", name: "g" } };
    expect(split(payload)).toEqual({
      plain: { id: "x", roles: ["a"], list: [{ n: 1 }], before: { name: "g" } },
      personal: { "list.0.email": "e", "before.first_name": "f" },
    });
  });
});
