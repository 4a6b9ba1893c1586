import type { AuditEvent, AuditFilter, AuditRetention } from "@rollcall/contract/audit";
import { cutPage, decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Reader } from "../../platform/database.ts";
import type { Reading } from "../../platform/transact.ts";
import { emailIn, idsIn, nameIn } from "./rules.ts";
import { findHead, listSealed } from "./seal-store.ts";
import * as store from "./store.ts";

type ListQuery = AuditFilter & { limit: number; cursor?: string | undefined };

/** One page of the audit log, the latest event first. */
export async function listEvents({ db, organizationId, secrets }: Reading, query: ListQuery) {
  const { limit, cursor, ...filter } = query;
  const list = JSON.stringify(["audit.events", organizationId, filter]);
  const before = cursor === undefined ? undefined : placeOf(decodeCursor(secrets, list, cursor));
  const rows = await store.listEvents(db, organizationId, { ...filter, before, limit: limit + 1 });
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ at, id }) => [at.toISOString(), id] });
  return { data: await presentedAll(db, organizationId, page), ...end };
}

function placeOf([at, id]: readonly unknown[]): store.Place {
  return { at: new Date(String(at)), id: String(id) };
}

export async function getEvent({ db, organizationId }: Reading, id: string): Promise<AuditEvent> {
  const event = await store.getEvent(db, organizationId, id);
  return presented(event, await store.namesOf(db, organizationId, idsIn(event)));
}

type FollowQuery = { start: "beginning" | "end"; limit: number; cursor?: string | undefined };

/**
 * Events by their place in the hash chain. Ids are made before the commit, and commits come in any order; places are given
 * afterwards, one after the other, so that whoever has read one place has read all before it (decisions/0013).
 */
export async function followEvents({ db, organizationId, secrets }: Reading, { start, limit, cursor }: FollowQuery) {
  const list = JSON.stringify(["audit.feed", organizationId]);
  const after = await startOf();
  const rows = await listSealed(db, organizationId, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const data = await presentedAll(db, organizationId, page);
  return {
    data: data.map((event, index) => ({ ...event, position: page[index]?.position ?? 0 })),
    next_cursor: encodeCursor(secrets, list, [page.at(-1)?.position ?? after]),
    has_more: rows.length > limit,
  };

  async function startOf(): Promise<number> {
    if (cursor !== undefined) return Number(decodeCursor(secrets, list, cursor)[0]);
    return start === "beginning" ? 0 : (await findHead(db, organizationId)).position;
  }
}

/** Events as the API shows them, with the names of what they mention. */
export async function presentedAll(
  db: Reader,
  organizationId: string,
  events: readonly store.StoredEvent[],
): Promise<AuditEvent[]> {
  const names = await store.namesOf(db, organizationId, [...new Set(events.flatMap(idsIn))]);
  return events.map((event) => presented(event, names));
}

function presented(event: store.StoredEvent, known: ReadonlyMap<string, string>): AuditEvent {
  const { id, name, at, subjectId, payload, erasedAt } = event;
  // Where somebody was erased, what they are called elsewhere is not brought back.
  const ids = erasedAt === null && name !== "audit.person_erased" ? idsIn(event) : [];
  const names = Object.fromEntries(ids.flatMap((each) => pairOf(each, known.get(each))));
  return {
    id,
    name,
    at: at.toISOString(),
    actor: { kind: event.actorKind, id: event.actorId, name: event.actorName },
    subject: { id: subjectId, name: nameIn(payload) ?? names[subjectId] ?? emailIn(payload) ?? null },
    payload,
    names,
    ip_address: event.ipAddress,
    user_agent: event.userAgent,
    request_id: event.requestId,
    erased_at: erasedAt?.toISOString() ?? null,
  };
}

function pairOf(id: string, name: string | undefined): [string, string][] {
  return name === undefined ? [] : [[id, name]];
}

export async function getRetention({ db, organizationId }: Reading): Promise<AuditRetention> {
  return {
    days: await store.getRetention(db, organizationId),
    oldest_at: (await store.findOldestAt(db, organizationId))?.toISOString() ?? null,
  };
}
