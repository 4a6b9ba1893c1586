import type { Catalogue, ForeignKey, Placement } from "./catalogue.ts";

/**
 * Where each table belongs. What has an `organization_id` is spread by it. What hangs together with that by foreign keys is whole on
 * every machine, so that a shard can be joined with it and held to it. What stands alone stays where it is.
 */
export function placementsOf({ tables, foreignKeys }: Pick<Catalogue, "tables" | "foreignKeys">) {
  const tenants = new Set(tables.filter(({ tenant }) => tenant !== null).map(({ name }) => name));
  const beside = new Set(tenants);
  // The set grows while it is walked.
  for (const name of beside)
    for (const { from, to } of foreignKeys) {
      if (from === name) beside.add(to);
      // Tenants lead to everything that they point to; from there on a key leads both ways.
      if (to === name && !tenants.has(name)) beside.add(from);
    }
  const placementOf = (name: string): Placement =>
    tenants.has(name) ? "distributed" : beside.has(name) ? "reference" : "local";
  return new Map(tables.map(({ name }) => [name, placementOf(name)]));
}

/** What Citus would refuse, each in a sentence. Nothing may be distributed while there is one. */
export function obstaclesIn(catalogue: Catalogue): string[] {
  const placements = placementsOf(catalogue);
  const isMoved = ({ table }: { table: string }) => placements.get(table) !== "local";
  const isSpread = (table: string) => placements.get(table) === "distributed";
  const tenants = catalogue.tables.filter(({ tenant }) => tenant !== null);
  const kind = tenants[0]?.tenant;
  return [
    ...tenants.filter(({ isKeyed }) => !isKeyed).map(({ name }) => `${name}: its key must begin with organization_id.`),
    ...tenants
      .filter(({ tenant }) => tenant !== kind)
      .map(({ name, tenant }) => `${name}: its organization_id is ${tenant}, where others have ${kind}.`),
    ...catalogue.looseKeys.map(({ table, name }) => `${table}: the unique index ${name} must hold organization_id.`),
    ...catalogue.foreignKeys.flatMap((key) => troubleOf(key, isSpread)),
    ...catalogue.subqueryPolicies
      .filter(isMoved)
      .map(({ table, name }) => `${table}: the policy ${name} looks into another table.`),
    ...catalogue.triggers.filter(isMoved).map(({ table, name }) => `${table}: it has the trigger ${name}.`),
  ];
}

function troubleOf({ name, from, to, isTenantFirst, rewrites }: ForeignKey, isSpread: (table: string) => boolean) {
  if (!isSpread(to)) return [];
  if (!isSpread(from)) return [`${from}: the foreign key ${name} points into tables of Organizations.`];
  if (!isTenantFirst) return [`${from}: the foreign key ${name} must hold organization_id at one place on both sides.`];
  return rewrites ? [`${from}: the foreign key ${name} writes another organization_id when its target changes.`] : [];
}

const REASONS: Record<string, string> = {
  "sql function": "Citus runs no SQL function with arguments over distributed tables",
  "recursive view": "Citus runs WITH RECURSIVE inside one shard only, and a view does not say which",
  settings: "what set_config sets stays on the coordinator",
};

/** What of Rollcall does not run over distributed tables yet, and why. */
export function notReadyIn({ routines }: Pick<Catalogue, "routines">): string[] {
  return routines.flatMap(({ name, trouble }) =>
    trouble === null ? [] : [`${name}: ${REASONS[trouble] ?? trouble}.`],
  );
}
