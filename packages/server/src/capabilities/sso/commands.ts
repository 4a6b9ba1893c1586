import {
  defaultAttributes,
  type SsoAttributes,
  type SsoConnection,
  type SsoProtocol,
  type SsoProvider,
} from "@rollcall/contract/sso";
import { newId } from "../../platform/ids.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import type { KeyPair } from "../../platform/saml/key-pair.ts";
import { type Change, type DomainEvent, unchanged, type Work } from "../../platform/transact.ts";
import { endThrough } from "../identity/session-store.ts";
import { memberIdOf } from "../members/commands.ts";
import { holdOrganization } from "../organizations/store.ts";
import { readRoleBook } from "../roles/store.ts";
import { listServed, setServed } from "./domain-store.ts";
import { endManagement, forgetSubjects } from "./identity-store.ts";
import { lacksOf, presentConnections } from "./presenting.ts";
import * as rules from "./rules.ts";
import { SP_KEY_SEAL } from "./seals.ts";
import * as store from "./store.ts";

export type NewConnection = { name: string; protocol: SsoProtocol; provider: SsoProvider };

/**
 * Begins a connection. It serves every verified domain that no other one serves. `keys` is made before the transaction: that
 * takes a moment.
 */
export async function createConnection(
  work: Work,
  { name, protocol, provider }: NewConnection,
  keys: KeyPair | undefined,
): Promise<Change<SsoConnection>> {
  const { tx, organizationId, actor, now, secrets } = work;
  await holdOrganization(tx, organizationId);
  granted(rules.oneMore(actor, (await store.listConnections(tx, organizationId)).length));

  const id = newId("ssoConnection");
  const sealed = keys && {
    sp_certificate: keys.certificate,
    sealed_sp_key: secrets.seal(SP_KEY_SEAL, keys.privateKey),
  };
  const attributes = JSON.stringify(defaultAttributes(protocol, provider));
  const roles = [...rules.FIRST_DEFAULT_ROLES];
  const connection = { id, name, protocol, provider, attributes, default_roles: roles, created_by: memberIdOf(actor) };
  await store.insertConnection(tx, organizationId, { ...connection, ...sealed }, now);
  for (const domain of await listServed(tx, organizationId))
    if (domain.status === "verified" && domain.connectionId === null)
      await setServed(tx, organizationId, { id: domain.id, connectionId: id, enforcedSince: null });
  return answered(work, id, [{ name: "sso.connection_created", payload: { id, name, protocol } }]);
}

export type ConnectionWish = {
  name?: string | undefined;
  attributes?: SsoAttributes | undefined;
  default_roles?: string[] | undefined;
  allows_idp_initiated?: boolean | undefined;
  requires_encryption?: boolean | undefined;
};

/** Changes how a connection is read and used. Another subject attribute names people anew, so that subjects are forgotten. */
export async function updateConnection(work: Work, id: string, wish: ConnectionWish): Promise<Change<SsoConnection>> {
  const { tx, organizationId, actor, now } = work;
  const connection = await holdConnection(work, id);
  if (wish.allows_idp_initiated !== undefined || wish.requires_encryption !== undefined)
    granted(rules.ofProtocol(connection, "saml"));
  if (wish.default_roles !== undefined)
    granted(rules.defaultRoles(actor, wish.default_roles, await readRoleBook(tx, organizationId)));
  const before = wishOf(connection);
  const keys = (Object.keys(wish) as (keyof ConnectionWish)[]).filter(
    (key) => wish[key] !== undefined && JSON.stringify(wish[key]) !== JSON.stringify(before[key]),
  );
  if (keys.length === 0) return unchanged(await present(work, id));

  const picked = (from: ConnectionWish) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  const { attributes, ...changes } = picked(wish) as ConnectionWish;
  const renamed = attributes === undefined ? {} : { attributes: JSON.stringify(attributes) };
  await store.updateConnection(tx, organizationId, id, { ...given(changes), ...renamed }, now);
  if (attributes !== undefined && attributes.subject !== connection.attributes.subject) await nameAnew(work, id);
  const payload = { ...factsOf(connection), before: picked(before), after: picked(wish) };
  return answered(work, id, [{ name: "sso.connection_updated", payload }]);
}

function given(changes: ConnectionWish): store.ConnectionChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function wishOf({ name, attributes, defaultRoles, allowsIdpInitiated, requiresEncryption }: store.StoredConnection) {
  return {
    name,
    attributes,
    default_roles: defaultRoles,
    allows_idp_initiated: allowsIdpInitiated,
    requires_encryption: requiresEncryption,
  };
}

/** Forgets by which subjects a connection knew people, and ends what it began. */
export async function nameAnew({ tx, organizationId }: Work, id: string): Promise<void> {
  await forgetSubjects(tx, organizationId, id);
  await endThrough(tx, { connectionId: id, subject: null });
}

/** Lets people sign in by a connection that lacks nothing. */
export async function enableConnection(work: Work, id: string): Promise<Change<SsoConnection>> {
  const { tx, organizationId, now } = work;
  const connection = await holdConnection(work, id);
  if (connection.status === "enabled") return unchanged(await present(work, id));
  const domains = (await listServed(tx, organizationId)).filter(({ connectionId }) => connectionId === id);
  const certificates = await store.listCertificates(tx, organizationId, id);
  granted(rules.complete(lacksOf(connection, certificates, domains, now)));

  await store.updateConnection(tx, organizationId, id, { status: "enabled" }, now);
  return answered(work, id, [{ name: "sso.connection_enabled", payload: factsOf(connection) }]);
}

/** Stops signing in by a connection. Nobody is removed; what it began ends, and its domains enforce nothing any more. */
export async function disableConnection(work: Work, id: string): Promise<Change<SsoConnection>> {
  const { tx, organizationId, now } = work;
  const connection = await holdConnection(work, id);
  if (connection.status !== "enabled") return unchanged(await present(work, id));

  await store.updateConnection(tx, organizationId, id, { status: "disabled" }, now);
  const released: DomainEvent[] = [];
  for (const domain of await listServed(tx, organizationId)) {
    if (domain.connectionId !== id || domain.enforcedSince === null) continue;
    await setServed(tx, organizationId, { ...domain, enforcedSince: null });
    const served = { connection_id: id, enforced: true };
    const payload = { id: domain.id, domain: domain.domain, before: served, after: { ...served, enforced: false } };
    released.push({ name: "sso.domain_changed", payload });
  }
  await endManagement(tx, organizationId, id);
  await endThrough(tx, { connectionId: id, subject: null });
  return answered(work, id, [{ name: "sso.connection_disabled", payload: factsOf(connection) }, ...released]);
}

export async function deleteConnection(work: Work, id: string): Promise<Change<undefined>> {
  const { tx, organizationId } = work;
  const connection = await holdConnection(work, id);
  granted(rules.removable(connection.status));

  await endManagement(tx, organizationId, id);
  await endThrough(tx, { connectionId: id, subject: null });
  await store.removeConnection(tx, organizationId, id);
  return { answer: undefined, events: [{ name: "sso.connection_removed", payload: factsOf(connection) }] };
}

export async function holdConnection({ tx, organizationId }: Work, id: string): Promise<store.StoredConnection> {
  const connection = await store.holdConnection(tx, organizationId, id);
  if (connection === undefined) throw new Refusal("not_found");
  return connection;
}

/** The connection as it is now, for an answer. */
export async function present(work: Work, id: string): Promise<SsoConnection> {
  const { tx, organizationId } = work;
  const connection = await store.findConnection(tx, organizationId, id);
  if (connection === undefined) throw new Refusal("not_found");
  const [presented] = await presentConnections({ ...work, db: tx }, [connection]);
  if (presented === undefined) throw new Error("one connection presents as one");
  return presented;
}

export async function answered(
  work: Work,
  id: string,
  events: readonly [DomainEvent, ...DomainEvent[]],
): Promise<Change<SsoConnection>> {
  return { answer: await present(work, id), events };
}

export function factsOf({ id, name, protocol }: store.StoredConnection) {
  return { id, name, protocol };
}
