import { closedLoop, type Measured, type Task } from "../load.ts";
import { group, named, patch, type Send, user } from "./client.ts";
import type { Model } from "./model.ts";

const CONNECTIONS = 8;
/** As Entra ID does: so many members in one PATCH. */
const BATCH = 100;

export type Size = { users: number; groups: number; changes: number };

/** The first sync: each user is looked for and created, each Group created and filled. */
export async function firstSync(send: Send, model: Model, size: Size): Promise<Measured[]> {
  const users = await closedLoop(
    Array.from({ length: size.users }, (_, number) => creation(send, model, number)).flat(),
    CONNECTIONS,
  );
  const ids = [...model.users.keys()];
  const made = await closedLoop(
    Array.from({ length: size.groups }, (_, number) => groupCreation(send, model, number)),
    CONNECTIONS,
  );
  const share = Math.ceil((ids.length / size.groups) * 3);
  const filling = [...model.groups.keys()].map((id, index) => {
    const start = Math.floor((index * ids.length) / size.groups);
    return fillings(send, model, id, [...ids, ...ids].slice(start, start + share));
  });
  return [users, made, await closedLoop(filling.flat(), CONNECTIONS)];
}

function creation(send: Send, model: Model, number: number): Task[] {
  const sent = user(number);
  const { userName } = sent;
  return [
    { kind: "find a user", send: () => find(send, userName) },
    {
      kind: "create a user",
      async send() {
        const { id } = await send("POST", "/Users", sent);
        model.users.set(id, { userName, familyName: sent.name.familyName, active: true });
      },
    },
  ];
}

async function find(send: Send, userName: string): Promise<void> {
  await send("GET", `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`);
}

function groupCreation(send: Send, model: Model, number: number): Task {
  return {
    kind: "create a Group",
    async send() {
      const { id } = await send("POST", "/Groups?excludedAttributes=members", group(number));
      model.groups.set(id, new Set());
    },
  };
}

function fillings(send: Send, model: Model, groupId: string, ids: readonly string[]): Task[] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, batch) => {
    const some = ids.slice(batch * BATCH, (batch + 1) * BATCH);
    return {
      kind: `add ${BATCH} members`,
      async send() {
        await send("PATCH", `/Groups/${groupId}?excludedAttributes=members`, adding(some));
        for (const id of some) model.groups.get(groupId)?.add(id);
      },
    };
  });
}

export function adding(ids: readonly string[]) {
  return patch({ op: "add", path: "members", value: named(ids) });
}

export function removing(ids: readonly string[]) {
  return patch({ op: "remove", path: "members", value: named(ids) });
}

/** What goes on every day after that: names, people who leave and come back, Groups. No two of them touch the same user. */
export function changes(send: Send, model: Model, count: number): Task[] {
  const ids = [...model.users.keys()];
  const groups = [...model.groups.keys()];
  return Array.from({ length: count }, (_, index) => {
    const id = ids[Math.floor((index * ids.length) / count)] ?? "";
    const groupId = groups[index % groups.length] ?? "";
    return change(send, model, { index, id, groupId });
  });
}

type Place = { index: number; id: string; groupId: string };

function change(send: Send, model: Model, { index, id, groupId }: Place): Task {
  const known = model.users.get(id);
  const members = model.groups.get(groupId);
  if (known === undefined || members === undefined) throw new Error("the model knows nobody of this id");
  switch (index % 10) {
    case 0:
    case 1:
    case 2:
      return task(
        "rename a user",
        "PATCH",
        `/Users/${id}`,
        patch({ op: "replace", path: "name.familyName", value: `New ${index}` }),
        () => {
          known.familyName = `New ${index}`;
        },
      );
    case 3:
    case 4:
      return task(
        "turn a user off",
        "PATCH",
        `/Users/${id}`,
        patch({ op: "Replace", path: "active", value: "False" }),
        () => {
          known.active = false;
        },
      );
    case 5:
    case 6:
      return task("add a member", "PATCH", `/Groups/${groupId}?excludedAttributes=members`, adding([id]), () =>
        members.add(id),
      );
    case 7:
    case 8:
      return task("take a member out", "PATCH", `/Groups/${groupId}?excludedAttributes=members`, removing([id]), () =>
        members.delete(id),
      );
    default:
      return task("delete a user", "DELETE", `/Users/${id}`, undefined, () => {
        model.users.delete(id);
        for (const each of model.groups.values()) each.delete(id);
      });
  }

  function task(kind: string, method: string, path: string, body: unknown, then: () => unknown): Task {
    return {
      kind,
      async send() {
        await send(method, path, body);
        then();
      },
    };
  }
}
