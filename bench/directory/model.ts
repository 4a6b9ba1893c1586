import type { Product } from "../product.ts";
import type { Resource, Send } from "./client.ts";

/** What a directory believes that it brought about. */
export type Model = {
  users: Map<string, { userName: string; familyName: string; active: boolean }>;
  groups: Map<string, Set<string>>;
};

export function emptyModel(): Model {
  return { users: new Map(), groups: new Map() };
}

/** Every difference between the model, what SCIM lists and what the tables hold; none is right. */
export async function differences(
  product: Product,
  send: Send,
  organizationId: string,
  model: Model,
): Promise<string[]> {
  return [
    ...compared("users over SCIM", usersOf(model), await listedUsers(send)),
    ...compared("Groups over SCIM", groupsOf(model), await listedGroups(send)),
    ...compared("members in the tables", membersOf(model), await storedMembers(product, organizationId)),
  ];
}

function usersOf({ users }: Model): string[] {
  return [...users].map(([id, each]) => `${id} ${each.userName} ${each.familyName} ${each.active}`);
}

function groupsOf({ groups }: Model): string[] {
  return [...groups].map(([id, members]) => `${id} ${[...members].sort().join()}`);
}

function membersOf({ users }: Model): string[] {
  return [...users].map(([id, { active }]) => `${id} ${active ? "active" : "suspended"}`);
}

async function listedUsers(send: Send): Promise<string[]> {
  const users = await everyPage(send, "/Users?attributes=userName,name,active");
  return users.map(({ id, userName, name, active }) => `${id} ${userName} ${name.familyName} ${active}`);
}

async function listedGroups(send: Send): Promise<string[]> {
  const groups = await everyPage(send, "/Groups?attributes=members");
  const ids = (members: Resource[] = []) => members.map(({ value }) => value).sort();
  return groups.map(({ id, members }) => `${id} ${ids(members).join()}`);
}

async function everyPage(send: Send, path: string): Promise<Resource[]> {
  const all: Resource[] = [];
  for (let total = 1; all.length < total; ) {
    const page = await send("GET", `${path}&count=200&startIndex=${all.length + 1}`);
    all.push(...page.Resources);
    total = page.totalResults;
    if (page.Resources.length === 0) break;
  }
  return all;
}

function storedMembers({ sql }: Product, organizationId: string): Promise<string[]> {
  const statement = `select id || ' ' || status as line from members
    where organization_id = $1 and status <> 'removed' and source = 'scim'`;
  return sql<{ line: string }>(statement, [organizationId]).then((rows) => rows.map(({ line }) => line));
}

function compared(what: string, wanted: readonly string[], found: readonly string[]): string[] {
  const [one, other] = [new Set(wanted), new Set(found)];
  const missing = wanted.filter((line) => !other.has(line)).map((line) => `${what}: missing ${line}`);
  const surplus = found.filter((line) => !one.has(line)).map((line) => `${what}: not wanted ${line}`);
  const twice = found.length === other.size ? [] : [`${what}: something is there twice`];
  return [...missing, ...surplus, ...twice];
}
