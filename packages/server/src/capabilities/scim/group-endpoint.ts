import { groupType } from "../../platform/scim/core-schemas.ts";
import { type Projection, wants } from "../../platform/scim/projection.ts";
import type { Endpoint } from "../../platform/scim/service.ts";
import { createGroup, patchGroup, removeGroup, replaceGroup } from "./group-changing.ts";
import { findGroup, listGroups, membersOf } from "./group-store.ts";
import { presentedGroup } from "./presenting.ts";
import { changing, reading, type Session } from "./session.ts";

/** The Groups of a directory, as it sees them. */
export function groupEndpoint(session: Session): Endpoint {
  const { baseUrl } = session;
  const get = (id: string, projection?: Projection) =>
    reading(session, async ({ db, organizationId }) => {
      const group = await findGroup(db, organizationId, id);
      if (group === undefined) return undefined;
      const isWanted = projection === undefined || wants(projection, "members");
      const members = isWanted ? ((await membersOf(db, organizationId, [id])).get(id) ?? []) : undefined;
      return presentedGroup(group, members, baseUrl);
    });

  return {
    type: groupType,
    list: (query) =>
      reading(session, async ({ db, organizationId }) => {
        const { total, groups } = await listGroups(db, organizationId, query);
        const isWanted = wants(query.projection, "members");
        const ids = isWanted ? groups.map(({ groupId }) => groupId) : [];
        const members = await membersOf(db, organizationId, ids);
        const of = (id: string) => (isWanted ? (members.get(id) ?? []) : undefined);
        return { total, resources: groups.map((group) => presentedGroup(group, of(group.groupId), baseUrl)) };
      }),
    get,
    async create(resource) {
      const { groupId } = await changing(session, (work) => createGroup(work, resource));
      await remember(session, groupId);
      const stored = await get(groupId);
      if (stored === undefined) throw new Error("a Group that was just made is not there");
      return stored;
    },
    async replace(id, resource, condition) {
      await remember(session, id);
      const answer = await changing(session, (work) => replaceGroup(work, id, resource, condition));
      return answer && get(id);
    },
    async patch(id, operations, condition, projection) {
      await remember(session, id);
      const answer = await changing(session, (work) => patchGroup(work, id, operations, condition));
      // The Group is not given back unless somebody asks: it would cost what it holds, not what changed.
      return answer && projection.only !== undefined ? get(id, projection) : answer;
    },
    async remove(id, condition) {
      await remember(session, id);
      const answer = await changing(session, (work) => removeGroup(work, id, condition));
      return answer === undefined ? undefined : true;
    },
  };
}

async function remember(session: Session, id: string): Promise<void> {
  const group = await reading(session, ({ db, organizationId }) => findGroup(db, organizationId, id));
  if (group !== undefined) session.story.subjects.push({ kind: "group", id, name: group.name });
}
