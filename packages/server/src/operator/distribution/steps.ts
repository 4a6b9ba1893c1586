import type { Catalogue, Table } from "./catalogue.ts";
import { placementsOf } from "./rules.ts";

/** One step of the way: what it is about, its statement, and what goes before and, however that ended, after it. */
export type Step = { about: string; before?: string; statement: string; after?: string };

/** The way from the database as it is to the distributed one; what is there already is left alone. */
export function stepsOf(catalogue: Catalogue, shards: number): Step[] {
  const placements = placementsOf(catalogue);
  const ordered = pointedToFirst(catalogue);
  const tenants = ordered.filter(({ name }) => placements.get(name) === "distributed");
  const first = tenants.find(({ placement }) => placement === "distributed") ?? tenants[0];
  const moved = ["reference", "distributed"].flatMap((placement) =>
    ordered
      .filter((table) => placements.get(table.name) === placement)
      .flatMap((table) => tableSteps(table, placement === "reference" ? asReference : spreadBy(first?.name, shards))),
  );
  return [...settingSteps(catalogue), ...moved, ...routineSteps(catalogue)];
}

type Call = (name: string) => string;

const asReference: Call = (name) => `create_reference_table('public.${name}')`;

/** The first opens a group, which the others join: a shard of each lies beside those of the others. */
const spreadBy = (first: string | undefined, shards: number): Call => {
  return (name) => {
    const where = name === first ? `'none', shard_count => ${shards}` : `'public.${first}'`;
    return `create_distributed_table('public.${name}', 'organization_id', colocate_with => ${where})`;
  };
};

/** Rows move by COPY, which PostgreSQL refuses an owner for whom row-level security is forced. */
function tableSteps({ name, tenant, placement, isForced }: Table, call: Call): Step[] {
  const force = `alter table public.${name} force row level security`;
  const isOpen = tenant !== null && !isForced;
  if (placement !== "local") return isOpen ? [{ about: name, statement: force }] : [];
  const step = { about: name, statement: `select ${call(name)}` };
  if (tenant === null) return [step];
  return [{ ...step, before: `alter table public.${name} no force row level security`, after: force }];
}

/** Row-level security on the shards asks who is asking; only what SET LOCAL says is carried there. */
function settingSteps({ database, sendsSettings }: Catalogue): Step[] {
  const statement = `alter database ${database} set citus.propagate_set_commands = 'local'`;
  return sendsSettings ? [] : [{ about: "settings", statement }];
}

function routineSteps({ routines }: Catalogue): Step[] {
  return routines
    .filter(({ isFunction, isSpread }) => isFunction && !isSpread)
    .map(({ name }) => ({ about: name, statement: `select create_distributed_function('${name}')` }));
}

/** Every table after those that its foreign keys point to. */
function pointedToFirst({ tables, foreignKeys }: Catalogue): Table[] {
  const ordered: Table[] = [];
  const open = new Map(tables.map((table) => [table.name, table]));
  const isFree = ({ name }: Table) => !foreignKeys.some(({ from, to }) => from === name && to !== name && open.has(to));
  while (open.size > 0) {
    const free = [...open.values()].filter(isFree);
    if (free.length === 0) throw new Error(`foreign keys in a circle: ${[...open.keys()].join(", ")}`);
    for (const table of free) open.delete(table.name);
    ordered.push(...free);
  }
  return ordered;
}
