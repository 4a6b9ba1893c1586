import type { SsoMappingRule } from "@rollcall/contract/sso";
import type { Reader, Writer } from "../../platform/database.ts";

type Line = { role_id: string | null; group_id: string | null; workspace_id: string | null };

function linesOf({ roles, groups, workspaces }: SsoMappingRule): Line[] {
  return [
    ...roles.map((role_id) => ({ role_id, group_id: null, workspace_id: null })),
    ...groups.map((group_id) => ({ role_id: null, group_id, workspace_id: null })),
    ...workspaces.flatMap(({ workspace_id, roles: inside }) =>
      inside.map((role_id) => ({ role_id, group_id: null, workspace_id })),
    ),
  ];
}

/** Puts these rules in place of those that are there. */
export async function setMapping(
  tx: Writer,
  organizationId: string,
  connectionId: string,
  rules: readonly SsoMappingRule[],
): Promise<void> {
  await tx
    .deleteFrom("sso_mapping")
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .execute();
  const rows = rules.flatMap((rule, position) =>
    linesOf(rule).map((line, index) => ({
      organization_id: organizationId,
      connection_id: connectionId,
      position,
      line: index,
      attribute: rule.attribute,
      value: rule.value,
      ...line,
    })),
  );
  if (rows.length > 0) await tx.insertInto("sso_mapping").values(rows).execute();
}

/** The rules of a connection. What a rule named that is gone is gone from it as well. */
export async function listMapping(db: Reader, organizationId: string, connectionId: string): Promise<SsoMappingRule[]> {
  const rows = await db
    .selectFrom("sso_mapping")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("connection_id", "=", connectionId)
    .orderBy("position")
    .orderBy("line")
    .execute();
  const rules = new Map<number, SsoMappingRule>();
  for (const { position, attribute, value, ...line } of rows) {
    const rule = rules.get(position) ?? { attribute, value, roles: [], groups: [], workspaces: [] };
    rules.set(position, rule);
    addLine(rule, line);
  }
  return [...rules.values()];
}

function addLine(rule: SsoMappingRule, { role_id, group_id, workspace_id }: Line): void {
  if (group_id !== null) rule.groups.push(group_id);
  else if (role_id !== null && workspace_id === null) rule.roles.push(role_id);
  else if (role_id !== null && workspace_id !== null) {
    const inside = rule.workspaces.find((each) => each.workspace_id === workspace_id);
    if (inside) inside.roles.push(role_id);
    else rule.workspaces.push({ workspace_id, roles: [role_id] });
  }
}
