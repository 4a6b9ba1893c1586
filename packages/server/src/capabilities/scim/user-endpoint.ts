import { userType } from "../../platform/scim/core-schemas.ts";
import { type Projection, wants } from "../../platform/scim/projection.ts";
import type { Endpoint, Stored } from "../../platform/scim/service.ts";
import { answerWith, type Reading } from "../../platform/transact.ts";
import { presentedUser } from "./presenting.ts";
import { provision } from "./provisioning.ts";
import { changing, reading, type Session } from "./session.ts";
import { patchUser, removeUser, replaceUser } from "./updating.ts";
import { type DirectoryUser, findUser, groupsOf, listUsers } from "./user-store.ts";

/** The users of a directory, as it sees them. */
export function userEndpoint(session: Session): Endpoint {
  const find = async (each: Reading, id: string, projection?: Projection): Promise<Found | undefined> => {
    const user = await findUser(each.db, each.organizationId, id);
    return user === undefined ? undefined : { user, stored: await withGroups(session, each, user, projection) };
  };
  const get = (id: string, projection?: Projection) => reading(session, (each) => find(each, id, projection));
  const changed = async (answer: { memberId: string } | undefined) =>
    answer === undefined ? undefined : tell(session, await get(answer.memberId));

  return {
    type: userType,
    list: (query) =>
      reading(session, async (each) => {
        const { total, users } = await listUsers(each, query);
        const ids = wants(query.projection, "groups") ? users.map(({ memberId }) => memberId) : [];
        const groups = await groupsOf(each.db, each.organizationId, ids);
        const resources = users.map((user) => presentedUser(user, groups.get(user.memberId) ?? [], session.baseUrl));
        return { total, resources };
      }),
    get: async (id, projection) => (await get(id, projection))?.stored,
    async create(resource) {
      const made = await changing(session, (work) =>
        answerWith(work, provision(work, resource), (each, { memberId }) => find(each, memberId)),
      );
      const stored = tell(session, made);
      if (stored === undefined) throw new Error("a user that was just made is not there");
      return stored;
    },
    replace: async (id, resource, condition) =>
      changed(await about(session, id, () => changing(session, (work) => replaceUser(work, id, resource, condition)))),
    patch: async (id, operations, condition) =>
      changed(await about(session, id, () => changing(session, (work) => patchUser(work, id, operations, condition)))),
    async remove(id, condition) {
      await remember(session, id);
      const answer = await changing(session, (work) => removeUser(work, id, condition));
      return answer === undefined ? undefined : true;
    },
  };
}

async function withGroups(
  { baseUrl }: Session,
  { db, organizationId }: Reading,
  user: DirectoryUser,
  projection: Projection | undefined,
): Promise<Stored> {
  const isWanted = projection === undefined || wants(projection, "groups");
  const groups = await groupsOf(db, organizationId, isWanted ? [user.memberId] : []);
  return presentedUser(user, groups.get(user.memberId) ?? [], baseUrl);
}

type Found = { user: DirectoryUser; stored: Stored };

function tell({ story }: Session, found: Found | undefined): Stored | undefined {
  if (found === undefined) return undefined;
  story.subjects.push(subjectOf(found.user));
  return found.stored;
}

function subjectOf({ memberId, first_name, last_name, email }: DirectoryUser) {
  return { kind: "user", id: memberId, name: `${first_name} ${last_name}`.trim() || email } as const;
}

/** Says whom a change is about that was refused, too. */
async function about<T>(session: Session, id: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    await remember(session, id);
    throw error;
  }
}

async function remember(session: Session, id: string): Promise<void> {
  const user = await reading(session, ({ db, organizationId }) => findUser(db, organizationId, id));
  if (user !== undefined) session.story.subjects.push(subjectOf(user));
}
