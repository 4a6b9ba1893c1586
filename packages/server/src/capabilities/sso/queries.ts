import type { SsoConnection } from "@rollcall/contract/sso";
import type { SsoSettings } from "@rollcall/contract/sso-access";
import type { SsoIdentity, SsoSignIn, SsoTestResult } from "@rollcall/contract/sso-sign-ins";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import { getMember } from "../members/store.ts";
import { getOrganization } from "../organizations/store.ts";
import { listNamed } from "./break-glass-store.ts";
import { listServed } from "./domain-store.ts";
import { listIdentitiesOf } from "./identity-store.ts";
import { findSignIn, listSignIns as listStored, type SignInFilter } from "./log-store.ts";
import { presentConnections, presentDomain, presentNamed } from "./presenting.ts";
import * as rules from "./rules.ts";
import { countMissed, listAutomatic, listMissed, type Missed } from "./seat-store.ts";
import { findConnection, isOn, listConnections } from "./store.ts";

type ListQuery = { limit: number; cursor?: string | undefined };

/** Everything that the page of single sign-on shows first. */
export async function getSettings(reading: Reading): Promise<SsoSettings> {
  const { db, organizationId, now } = reading;
  const named = await listNamed(db, organizationId);
  const rehearsals = named.filter(rules.canEnter).flatMap(({ rehearsedAt }) => rehearsedAt ?? []);
  return {
    is_on: await isOn(db, organizationId),
    guests_by_invitation: (await getOrganization(db, organizationId)).guests_by_invitation,
    connections: await presentConnections(reading, await listConnections(db, organizationId)),
    domains: (await listServed(db, organizationId)).map(presentDomain),
    automatic_seats: await listAutomatic(db, organizationId),
    went_without_a_seat: await countMissed(db, organizationId),
    break_glass: named.map(presentNamed),
    rehearsal_counts: rehearsals.some((at) => rules.stillCounts(at, now)),
  };
}

export async function getConnection(reading: Reading, id: string): Promise<SsoConnection> {
  const connection = await findConnection(reading.db, reading.organizationId, id);
  const [presented] = connection === undefined ? [] : await presentConnections(reading, [connection]);
  if (presented === undefined) throw new Refusal("not_found");
  return presented;
}

/** Who went without a seat and still has none, who waits longest first. */
export async function listWithoutSeat({ db, organizationId, secrets }: Reading, { limit, cursor }: ListQuery) {
  const list = JSON.stringify(["sso-without-seat", organizationId]);
  const place = cursor === undefined ? undefined : decodeCursor(secrets, list, cursor).map(String);
  const [at = "", memberId = "", productId = ""] = place ?? [];
  const after = place === undefined ? undefined : { at, memberId, productId };
  const rows = await listMissed(db, organizationId, { after, limit: limit + 1 });
  const { page, end } = cutPage(rows, {
    ...{ secrets, list, limit },
    placeOf: (missed) => [missed.at.toISOString(), missed.memberId, missed.productId],
  });
  return { data: page.map(presentMissed), ...end };
}

function presentMissed({ memberId, first_name, last_name, email, productId, productName, at }: Missed) {
  const product = { id: productId, name: productName };
  return { member_id: memberId, first_name, last_name, email, product, since: at.toISOString() };
}

export async function listSignIns(
  { db, organizationId, secrets, now }: Reading,
  { limit, cursor, ...filter }: ListQuery & SignInFilter,
) {
  const list = JSON.stringify(["sso-sign-ins", organizationId, filter]);
  const [before] = cursor === undefined ? [] : decodeCursor(secrets, list, cursor);
  const place = before === undefined ? {} : { before: String(before) };
  const rows = await listStored(db, organizationId, filter, { ...place, limit: limit + 1 }, now);
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ id }) => [id] });
  return { data: page, ...end };
}

export async function getSignIn(
  { db, organizationId }: Reading,
  id: string,
): Promise<SsoSignIn & { test: SsoTestResult | null }> {
  const found = await findSignIn(db, organizationId, id);
  if (found === undefined) throw new Refusal("not_found");
  return found;
}

/** By which subjects the connections of the Organization know a member. */
export async function listIdentities({ db, organizationId, now }: Reading, memberId: string): Promise<SsoIdentity[]> {
  const { userId } = await getMember(db, organizationId, memberId, now);
  const identities = await listIdentitiesOf(db, organizationId, userId);
  const connections = new Map((await listConnections(db, organizationId)).map((each) => [each.id, each]));
  return identities.flatMap(({ connectionId, subject, email, linkedAt, lastSignedInAt }) => {
    const connection = connections.get(connectionId);
    if (connection === undefined) return [];
    const { id, name, protocol, status } = connection;
    return [
      {
        connection: { id, name, protocol, enabled: status === "enabled" },
        subject,
        email,
        linked_at: linkedAt.toISOString(),
        last_signed_in_at: lastSignedInAt.toISOString(),
      },
    ];
  });
}
