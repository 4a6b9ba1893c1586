import { listGroups } from "@rollcall/contract/groups";
import { listMembers } from "@rollcall/contract/members";
import { builtInRoles, listRoles } from "@rollcall/contract/roles";
import { listProducts } from "@rollcall/contract/subscriptions";
import { listWorkspaces } from "@rollcall/contract/workspaces";
import { Failure } from "./failure.ts";
import type { Session } from "./session.ts";

type Named = { id: string; name: string };
type Find = (session: Session, text: string) => Promise<readonly Named[]>;

/** What people call things, by the prefix of their ids: an address, a name. */
const kinds: Record<string, { label: string; find: Find }> = {
  mem: { label: "member", find: findMembers },
  wsp: { label: "Workspace", find: findWorkspaces },
  grp: { label: "Group", find: findGroups },
};

/**
 * The id that a text means, by the pattern of the contract that an id has to fit: an id stays, a name or an address is looked up.
 * What cannot be named otherwise goes to the server as it is, which says what is wrong with it.
 */
export async function idFor(session: Session, pattern: string | undefined, text: string): Promise<string> {
  if (pattern === undefined) return text;
  if (pattern === ROLE) return roleFor(session, text);
  if (pattern === PRODUCT) return productFor(session, text);
  const [, prefix = ""] = /^\^([a-z]+)_\[/.exec(pattern) ?? [];
  const kind = kinds[prefix];
  if (kind === undefined || new RegExp(pattern).test(text)) return text;
  return only(kind.label, text, await kind.find(session, text));
}

const ROLE = "^[a-z][a-z0-9_]{0,63}$";
const PRODUCT = "^[a-z][a-z0-9_]{0,39}$";

/** The one that is called so. What only resembles it is never meant: others choose their names. */
function only(label: string, text: string, found: readonly Named[]): string {
  const same = found.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  const [one, another] = same;
  if (one !== undefined && another === undefined) return one.id;
  const listed = (some: readonly Named[]) => some.map(({ id, name }) => `\n  ${name}  ${id}`).join("");
  if (one !== undefined) throw new Failure(`More than one ${label} is called ${text}. Which one?${listed(same)}`);
  const near = found.length === 0 ? "" : ` Did you mean one of these?${listed(found)}`;
  throw new Failure(`There is no ${label} called ${text}.${near}`);
}

const FEW = 10;

async function findMembers({ client, organizationId }: Session, q: string): Promise<Named[]> {
  const params = { organization_id: await organizationId() };
  const status = ["active", "suspended", "removed"] as const;
  const { data } = await client.call(listMembers, { params, query: { q, limit: FEW, status: [...status] } });
  return data.map(({ id, email }) => ({ id, name: email }));
}

async function findWorkspaces({ client, organizationId }: Session, q: string): Promise<Named[]> {
  const params = { organization_id: await organizationId() };
  return (await client.call(listWorkspaces, { params, query: { q, limit: FEW } })).data;
}

async function findGroups({ client, organizationId }: Session, q: string): Promise<Named[]> {
  const params = { organization_id: await organizationId() };
  return (await client.call(listGroups, { params, query: { q, limit: FEW } })).data;
}

async function roleFor({ client, organizationId }: Session, text: string): Promise<string> {
  if (Object.hasOwn(builtInRoles, text)) return text;
  const params = { organization_id: await organizationId() };
  return meant(text, (await client.call(listRoles, { params })).data);
}

async function productFor({ client }: Session, text: string): Promise<string> {
  return meant(text, (await client.call(listProducts, {})).data);
}

/** An id goes first: somebody may call a thing by the id of another. */
function meant(text: string, things: readonly Named[]): string {
  const byId = things.find(({ id }) => id === text);
  return (byId ?? things.find(({ name }) => name.toLowerCase() === text.toLowerCase()))?.id ?? text;
}
