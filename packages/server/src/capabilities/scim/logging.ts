import type { Writer } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { errorBody, ScimError } from "../../platform/scim/error.ts";
import { isObject } from "../../platform/scim/json.ts";
import type { ScimResponse } from "../../platform/scim/service.ts";
import {
  committing,
  type DomainEvent,
  organizationSetting,
  type Platform,
  unhurried,
  type Written,
} from "../../platform/transact.ts";
import { insertRequest, type NewRequest } from "./log-store.ts";
import { outcomeOf, type Session, type Story } from "./session.ts";
import { setUsed } from "./store.ts";

/** What came in and what goes out, as far as it is written down. */
export type Exchange = {
  method: string;
  /** With its query. */
  address: string;
  bodyText: string | undefined;
  outcome: ScimResponse | ScimError;
  milliseconds: number;
};

/** Writes down what a directory asked for and what came of it, and that its token was used. */
export function logRequest(platform: Platform, session: Session, exchange: Exchange): Promise<void> {
  const now = platform.clock();
  return committing(platform, unhurried(organizationSetting(session.organizationId)), async (tx) => ({
    result: undefined,
    written: logIn(tx, session, exchange, now),
  }));
}

/** The same in a transaction that is open, whose commit comes behind it. */
export function logIn(tx: Writer, session: Session, exchange: Exchange, now: Date): Written {
  const { organizationId, actor } = session;
  return [
    insertRequest(tx, organizationId, requestOf(session, exchange), now),
    setUsed(tx, organizationId, actor.tokenId, now),
  ];
}

const MAX_BODY = 16_000;
const MAX_ADDRESS = 2_000;
const MAX_REASON = 500;

function requestOf(session: Session, exchange: Exchange): NewRequest {
  const { actor, origin } = session;
  const { method, address, bodyText, milliseconds } = exchange;
  return {
    id: newId("directoryRequest"),
    token: { id: actor.tokenId, name: actor.name },
    method: method.slice(0, 10),
    path: clean(address, MAX_ADDRESS),
    ...storyOf(session.story, exchange),
    requestBody: withoutSecrets(bodyText),
    milliseconds,
    ipAddress: origin.ipAddress,
    userAgent: origin.userAgent,
    requestId: origin.requestId,
  };
}

/** Whether the log has less of a request than was sent. */
export function isCut({ path, request_body }: { path: string; request_body: string | null }): boolean {
  return path.length > MAX_ADDRESS || (request_body ?? "").length > MAX_BODY;
}

/** What a request came to. */
export function storyOf(story: Story, { method, address, outcome }: Pick<Exchange, "method" | "address" | "outcome">) {
  const isRefused = outcome instanceof ScimError;
  const isRead = method === "GET" || /\/\.search\/?$/.test(address);
  return {
    status: outcome.status,
    outcome: isRefused ? "refused" : isRead ? "read" : outcomeOf(story),
    subject: subjectOf(story),
    effects: effectsOf(story),
    reason: isRefused ? clean(outcome.message, MAX_REASON) : null,
    scimType: isRefused ? (outcome.scimType ?? null) : null,
    responseBody: bodyOf(outcome, isRead),
  } as const;
}

/** Whom a request is about, when it is about one. */
function subjectOf({ subjects }: Story): NewRequest["subject"] {
  const [first] = subjects;
  return first !== undefined && subjects.every(({ id }) => id === first.id) ? first : null;
}

function effectsOf({ events, keysStopped }: Story): Record<string, number> {
  const effects: Record<string, number> = {};
  for (const event of events) effects[event.name] = (effects[event.name] ?? 0) + timesOf(event);
  return keysStopped === 0 ? effects : { ...effects, "key.stopped": keysStopped };
}

/** One event may be about many people. */
function timesOf({ name, payload }: DomainEvent): number {
  return name === "group.members_added" || name === "group.members_removed" ? payload.members.length : 1;
}

function withoutSecrets(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  try {
    return clean(JSON.stringify(hidden(JSON.parse(text))), MAX_BODY);
  } catch {
    // What cannot be read may hold a secret as well.
    return null;
  }
}

const SECRET = /password/i;

function hidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidden);
  if (!isObject(value)) return value;
  const isAboutSecret = typeof value["path"] === "string" && SECRET.test(value["path"]);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const isSecret = SECRET.test(key) || (isAboutSecret && key === "value");
      return [key, isSecret ? "[not kept]" : hidden(each)];
    }),
  );
}

/** What was read is not kept a second time. */
function bodyOf(outcome: ScimResponse | ScimError, isRead: boolean): string | null {
  if (outcome instanceof ScimError) return clean(JSON.stringify(errorBody(outcome)), MAX_BODY);
  return isRead || outcome.body === undefined ? null : clean(JSON.stringify(outcome.body), MAX_BODY);
}

/** Text as the database can hold it, cut where it is long. */
function clean(text: string, max: number): string {
  const whole = text.replaceAll("\u0000", "").slice(0, max).toWellFormed();
  return text.length > max ? `${whole}…` : whole;
}
