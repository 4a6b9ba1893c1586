import { expect, test } from "vitest";
import type { Catalogue, ForeignKey, Routine, Table } from "./catalogue.ts";
import { type Cluster, refusalOf } from "./cluster.ts";
import { notReadyIn, obstaclesIn, placementsOf } from "./rules.ts";
import { stepsOf } from "./steps.ts";

const tenant = (name: string, more: Partial<Table> = {}): Table => ({
  name,
  tenant: 'text collate "C"',
  isKeyed: true,
  isForced: true,
  placement: "local",
  ...more,
});
const global = (name: string, more: Partial<Table> = {}): Table =>
  tenant(name, { tenant: null, isKeyed: false, isForced: false, ...more });
const key = (from: string, to: string, more: Partial<ForeignKey> = {}): ForeignKey => ({
  name: `${from}_to_${to}`,
  from,
  to,
  isTenantFirst: true,
  rewrites: false,
  ...more,
});
const routine = (name: string, more: Partial<Routine> = {}): Routine => ({
  name,
  isFunction: true,
  isSpread: false,
  trouble: null,
  ...more,
});

/** Named so that the alphabet is no help. */
const house: Catalogue = {
  tables: [
    tenant("badges"),
    tenant("houses"),
    tenant("people"),
    global("counters"),
    global("logins"),
    global("users"),
    global("words"),
  ],
  foreignKeys: [key("people", "houses"), key("badges", "people"), key("people", "users"), key("logins", "users")],
  looseKeys: [],
  subqueryPolicies: [],
  triggers: [],
  routines: [routine("who_asks()")],
  database: "rollcall",
  sendsSettings: false,
};

test("tenants are spread, what hangs together with them is everywhere, what stands alone stays", () => {
  expect(Object.fromEntries(placementsOf(house))).toEqual({
    badges: "distributed",
    houses: "distributed",
    people: "distributed",
    users: "reference",
    logins: "reference",
    counters: "local",
    words: "local",
  });
});

test("a table comes after those that it points to, and joins the shards of the first", () => {
  expect(stepsOf(house, 64).map(({ statement }) => statement)).toEqual([
    "alter database rollcall set citus.propagate_set_commands = 'local'",
    "select create_reference_table('public.users')",
    "select create_reference_table('public.logins')",
    "select create_distributed_table('public.houses', 'organization_id', colocate_with => 'none', shard_count => 64)",
    "select create_distributed_table('public.people', 'organization_id', colocate_with => 'public.houses')",
    "select create_distributed_table('public.badges', 'organization_id', colocate_with => 'public.houses')",
    "select create_distributed_function('who_asks()')",
  ]);
});

test("row-level security is forced again when the rows have moved", () => {
  expect(stepsOf(house, 32).find(({ about }) => about === "people")).toMatchObject({
    before: "alter table public.people no force row level security",
    after: "alter table public.people force row level security",
  });
});

test("what is there already is left alone, and what a stop left open is closed", () => {
  const placed = (name: string, isForced = true) => tenant(name, { placement: "distributed", isForced });
  const tables = [
    placed("houses"),
    placed("people", false),
    tenant("badges"),
    global("users", { placement: "reference" }),
  ];
  const half = { ...house, tables, foreignKeys: house.foreignKeys.filter(({ from }) => from !== "logins") };
  expect(stepsOf({ ...half, routines: [routine("who_asks()", { isSpread: true })], sendsSettings: true }, 32)).toEqual([
    { about: "people", statement: "alter table public.people force row level security" },
    {
      about: "badges",
      before: "alter table public.badges no force row level security",
      statement:
        "select create_distributed_table('public.badges', 'organization_id', colocate_with => 'public.houses')",
      after: "alter table public.badges force row level security",
    },
  ]);
});

test("a table that a newer version brings joins the shards of those that are there", () => {
  const tables = [tenant("attics"), tenant("houses", { placement: "distributed" })];
  const statements = stepsOf({ ...house, tables, foreignKeys: [], routines: [], sendsSettings: true }, 32);
  expect(statements.map(({ statement }) => statement)).toEqual([
    "select create_distributed_table('public.attics', 'organization_id', colocate_with => 'public.houses')",
  ]);
});

test("a circle of foreign keys is named", () => {
  const foreignKeys = [key("houses", "people"), key("people", "houses")];
  expect(() => stepsOf({ ...house, foreignKeys }, 32)).toThrow("foreign keys in a circle: houses, people");
});

test("a table may point to itself", () => {
  expect(stepsOf({ ...house, foreignKeys: [...house.foreignKeys, key("people", "people")] }, 32)).toHaveLength(7);
});

test.each<[string, Partial<Catalogue>, string[]]>([
  ["nothing", {}, []],
  [
    "a key without the Organization in front",
    { tables: [tenant("houses"), tenant("people", { isKeyed: false })], foreignKeys: [] },
    ["people: its key must begin with organization_id."],
  ],
  [
    "another type of Organization",
    { tables: [tenant("houses"), tenant("people", { tenant: "uuid" })], foreignKeys: [] },
    ['people: its organization_id is uuid, where others have text collate "C".'],
  ],
  [
    "a unique index across Organizations",
    { looseKeys: [{ table: "people", name: "people_email" }] },
    ["people: the unique index people_email must hold organization_id."],
  ],
  [
    "a foreign key from outside into Organizations",
    { foreignKeys: [key("users", "people")] },
    ["users: the foreign key users_to_people points into tables of Organizations."],
  ],
  [
    "a foreign key that crosses Organizations",
    { foreignKeys: [key("people", "houses", { isTenantFirst: false })] },
    ["people: the foreign key people_to_houses must hold organization_id at one place on both sides."],
  ],
  [
    "a foreign key that would write the Organization",
    { foreignKeys: [key("people", "houses", { rewrites: true })] },
    ["people: the foreign key people_to_houses writes another organization_id when its target changes."],
  ],
  ["a foreign key to what is everywhere", { foreignKeys: [key("people", "users", { isTenantFirst: false })] }, []],
  [
    "a policy that looks elsewhere",
    { subqueryPolicies: [{ table: "people", name: "own" }] },
    ["people: the policy own looks into another table."],
  ],
  [
    "a trigger",
    {
      triggers: [
        { table: "people", name: "stamp" },
        { table: "words", name: "stays_here" },
      ],
    },
    ["people: it has the trigger stamp."],
  ],
])("Citus would refuse %s", (_, changed, sentences) => {
  expect(obstaclesIn({ ...house, ...changed })).toEqual(sentences);
});

test("what does not run over shards is named with its reason", () => {
  const routines = [
    routine("roles_of(text)", { trouble: "sql function" }),
    routine("reach", { isFunction: false, trouble: "recursive view" }),
    routine("facts(text)", { trouble: "settings" }),
    routine("who_asks()"),
  ];
  expect(notReadyIn({ routines })).toEqual([
    "roles_of(text): Citus runs no SQL function with arguments over distributed tables.",
    "reach: Citus runs WITH RECURSIVE inside one shard only, and a view does not say which.",
    "facts(text): what set_config sets stays on the coordinator.",
  ]);
});

const cluster: Cluster = {
  version: "13.0-1",
  isCoordinator: true,
  isCoordinatorNamed: true,
  machines: 2,
  mayConnect: true,
  others: 0,
};

test.each<[Partial<Cluster>, RegExp | undefined]>([
  [{}, undefined],
  [{ version: null }, /has no Citus.* Install it/],
  [{ version: "11.0-4" }, /Citus 11\.0-4; 11\.1 or newer/],
  [{ version: "11.1-1" }, undefined],
  [{ version: "9.5-1" }, /11\.1 or newer/],
  [{ isCoordinator: false }, /not the coordinator/],
  [{ isCoordinatorNamed: false }, /citus_set_coordinator_host/],
  [{ machines: 0 }, /citus_add_node/],
  [{ mayConnect: false }, /alter role rollcall_app login/],
  [{ others: 1 }, /Stop every process/],
])("a cluster with %j", (changed, refusal) => {
  const said = refusalOf({ ...cluster, ...changed });
  if (refusal === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(refusal);
});
