import { getGroup } from "@rollcall/contract/groups";
import { getMember } from "@rollcall/contract/members";
import { getWorkspace } from "@rollcall/contract/workspaces";
import { useQueries } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { nameOf } from "../../shell/names.ts";
import { useOrganizationParams } from "../members/data.ts";
import type { AuditEvent } from "./data.ts";

/** What is called how: from the events that mention it, and asked for where none does. */
export function useNames(ids: readonly string[], events: readonly AuditEvent[]): (id: string) => string {
  const params = useOrganizationParams();
  const told = new Map(events.flatMap(namesIn));
  const unknown = (prefix: string) => ids.filter((id) => id.startsWith(prefix) && !told.has(id));
  const [members, workspaces, groups] = [unknown("mem_"), unknown("wsp_"), unknown("grp_")];
  const ofMembers = useQueries({
    queries: members.map((member_id) => read(getMember, { params: { ...params, member_id } })),
  });
  const ofWorkspaces = useQueries({
    queries: workspaces.map((workspace_id) => read(getWorkspace, { params: { ...params, workspace_id } })),
  });
  const ofGroups = useQueries({
    queries: groups.map((group_id) => read(getGroup, { params: { ...params, group_id } })),
  });
  const asked = new Map([
    ...members.map((id, index) => [id, ofMembers[index]?.data && nameOf(ofMembers[index].data)] as const),
    ...workspaces.map((id, index) => [id, ofWorkspaces[index]?.data?.name] as const),
    ...groups.map((id, index) => [id, ofGroups[index]?.data?.name] as const),
  ]);
  return (id) => told.get(id) ?? asked.get(id) ?? shortened(id);
}

function namesIn({ actor, subject, names }: AuditEvent): [string, string][] {
  return [
    ...pairOf(subject.id, subject.name),
    ...pairOf(actor.id, actor.name || null),
    // What things are called today wins over what they were called then.
    ...Object.entries(names),
  ];
}

function pairOf(id: string | null, name: string | null): [string, string][] {
  return id === null || name === null ? [] : [[id, name]];
}

/** The end of an id tells more than its beginning, which is a time. */
function shortened(id: string): string {
  return /_[0-9a-f]{32}$/.test(id) ? `${id.split("_")[0]}_…${id.slice(-6)}` : id;
}
