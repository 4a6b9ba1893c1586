import type { AccessEffect } from "@rollcall/contract/access";

/** How many members gain or lose one role at one place. */
export type EffectLine = {
  kind: "gains" | "loses";
  role: string;
  roleName: string;
  /** The name of the Workspace; null for a role of the Organization. */
  workspace: string | null;
  count: number;
};

/** What a change does to all of them, role by role: what is gained first, and what concerns most. */
export function effectLines(effects: readonly AccessEffect[]): EffectLine[] {
  const lines = new Map<string, EffectLine>();
  for (const kind of ["gains", "loses"] as const)
    for (const { workspace, role, role_name } of effects.flatMap((effect) => effect[kind])) {
      const key = JSON.stringify([kind, workspace?.id, role]);
      const line = { kind, role, roleName: role_name, workspace: workspace?.name ?? null };
      lines.set(key, { ...line, count: (lines.get(key)?.count ?? 0) + 1 });
    }
  return [...lines.values()].toSorted((one, other) => one.kind.localeCompare(other.kind) || other.count - one.count);
}
