import { setTimeout } from "node:timers/promises";
import type {
  EventName,
  EventPayloads,
  SecondFactorKind,
  UserEventName,
  UserEventPayloads,
} from "@rollcall/contract/events";
import { type RawBuilder, sql } from "kysely";
import type { Clock } from "./clock.ts";
import { type Database, LookAgain, postgresCode, type Reader, type Writer } from "./database.ts";
import type { Resolver } from "./dns.ts";
import { localSetting } from "./local-setting.ts";
import type { Log } from "./log.ts";
import type { Memory } from "./memory.ts";
import type { Outbound } from "./outbound.ts";
import { announce, recordUserEvents } from "./outbox.ts";
import { askedTogether, onConnection } from "./pipeline.ts";
import type { Replica } from "./replica.ts";
import type { Secrets } from "./secrets.ts";
import { inSpan, type SpanWish, type Tracing } from "./tracing.ts";

/**
 * The Organization whose identity provider said who this is. With `isOnly` it began the session, which then says nothing
 * outside of that Organization: whoever runs an identity provider can sign in there as anybody.
 */
export type ThroughProvider = { organizationId: string; connectionId: string; isOnly: boolean };

/** What a session has proven: when its User last showed who they are, which second factor, if any, and through whom. */
export type Proof = { at: Date; secondFactor: SecondFactorKind | null; through?: ThroughProvider | undefined };

/** A role of an Organization with what it permits. */
export type RoleEntry = { scope: "organization" | "workspace"; name: string; permissions: readonly string[] };
/** Every role of an Organization, by its id. */
export type RoleBook = ReadonlyMap<string, RoleEntry>;

/** A member who acts in their Organization, with what their roles permit at this moment. */
export type MemberActor = {
  kind: "member";
  userId: string;
  memberId: string;
  sessionId: string;
  proof: Proof;
  name: string;
  email: string;
  roles: readonly string[];
  permissions: ReadonlySet<string>;
  /** What each role permits, by which they may hand it out or not. */
  roleBook: RoleBook;
  /** What they may do in the Workspace that the request names; nothing where it names none. */
  inside: ReadonlySet<string>;
};
/**
 * An Admin API key that acts in its Organization: with its own permissions, as far as the member who answers for it holds
 * them at this moment. It is nobody's account, so it has no `memberId`.
 */
export type AdminKeyActor = {
  kind: "admin_key";
  keyId: string;
  name: string;
  /** The member who answers for it: what it grants lasts no longer than they may grant it. */
  responsibleId: string;
  permissions: ReadonlySet<string>;
  /** What the roles that it hands out may permit: its permissions, and what everybody has who belongs here. */
  handsOut: ReadonlySet<string>;
  roleBook: RoleBook;
  inside: ReadonlySet<string>;
};
/** Whoever acts inside an Organization by the public API. */
export type OrganizationActor = MemberActor | AdminKeyActor;
/** A key as it was sent, before its Organization was asked about it; without one where the text has not its form. */
export type PresentedKey = { kind: "presented_key"; organizationId: string | undefined; hash: string };
/** A signed-in User outside of any Organization. */
export type UserActor = {
  kind: "user";
  userId: string;
  sessionId: string;
  proof: Proof;
  name: string;
  email: string;
  emailVerified: boolean;
};
/** Whoever runs the server, by its own command line: everything is permitted. */
export type OperatorActor = { kind: "operator" };
/** A directory that keeps members and Groups in step, by its token. What it may do, the rules of directory sync say. */
export type DirectoryActor = { kind: "directory"; tokenId: string; name: string };
/** The product itself, following up on an event. */
export type SystemActor = { kind: "system"; cause: string };
export type AnonymousActor = { kind: "anonymous" };
export type Actor = OrganizationActor | UserActor | DirectoryActor | OperatorActor | SystemActor | AnonymousActor;

/** Where a request came from, for the audit log. */
export type Origin = { ipAddress: string | null; userAgent: string | null; requestId: string | null };

/** What every command and query may use besides the database. */
export type Surroundings = { now: Date; origin: Origin; secrets: Secrets; publicUrl: string };

/** An open transaction in one Organization: what a command works with. */
export type Work = Surroundings & {
  tx: Writer;
  actor: Actor;
  organizationId: string;
  notice?: ((events: readonly DomainEvent[]) => void) | undefined;
  isBulk?: boolean | undefined;
};
/** An open transaction about a User, outside of every Organization. */
export type UserWork = Surroundings & { tx: Writer; actor: Actor };
/** An open transaction that only reads one Organization. */
export type Reading = Surroundings & { db: Reader; actor: Actor; organizationId: string; memory?: Memory | undefined };
/** An open transaction that only reads what a User may see of every Organization. */
export type UserReading = Surroundings & { db: Reader; actor: Actor };

export type DomainEvent = { [N in EventName]: { name: N; payload: EventPayloads[N] } }[EventName];
export type UserEvent = { [N in UserEventName]: { name: N; payload: UserEventPayloads[N] } }[UserEventName];

declare const nothing: unique symbol;
type Nothing = { readonly [nothing]: true };

/**
 * What a command hands back: its answer, and the facts that now are true. No silent writes: at least one event,
 * or `unchanged` said aloud.
 */
export type Change<T> = {
  /** May be `underway`, behind what was written: then what follows from the change is asked together with it. */
  answer: T | Promise<T>;
  events: readonly [DomainEvent, ...DomainEvent[]] | Nothing;
  userEvents?: readonly UserEvent[];
};
export type UserChange<T> = { answer: T; userEvents: readonly [UserEvent, ...UserEvent[]] | Nothing };

// The cast makes the one value that says "nothing changed"; it holds no events.
export const NOTHING = [] as unknown as Nothing;

/** Nothing changed: the answer without an event. */
export function unchanged<T>(answer: T): { answer: T; events: Nothing; userEvents: [] } {
  return { answer, events: NOTHING, userEvents: [] };
}

/** Events of a loop, of which there is at least one; nothing changed when there is none. */
export function eventsOf(events: readonly DomainEvent[]): Change<unknown>["events"] {
  // The cast is sound: a list that is not empty has a first event.
  return events.length === 0 ? NOTHING : (events as [DomainEvent, ...DomainEvent[]]);
}

/** Answers a change with what a query then reads, inside its transaction. */
export async function answerWith<W extends Work, T, U>(
  work: W,
  changing: Promise<Change<T>>,
  query: (reading: Reading & Pick<W, "actor">, answer: T) => Promise<U>,
): Promise<Change<U>> {
  const change = await changing;
  return { ...change, answer: await query({ ...work, db: work.tx }, await change.answer) };
}

/**
 * What follows an event in the same commit, in a capability that the one that announces does not know: removing a
 * member revokes their invitations. Gives back the facts that now are true as well.
 */
export type Consequence = {
  on: readonly EventName[];
  run(work: Work, event: DomainEvent): Promise<readonly DomainEvent[]>;
};

/** What follows an event, later and retried. `name` is the name of its job. */
export type ReactionPlan = ReadonlyMap<EventName, readonly string[]>;

/** An event as it stands in the outbox. */
export type Announced = { id: string; name: EventName };

/**
 * Takes note of events in the transaction of their change, by one statement, whatever follows. The commit is sent behind it, so
 * that nothing but the database decides whether both are done.
 */
export type Follower = (work: Work, announced: readonly Announced[]) => RawBuilder<unknown> | undefined;

/** What a process is made of, once. */
export type Platform = {
  database: Database;
  secrets: Secrets;
  clock: Clock;
  log: Log;
  publicUrl: string;
  resolver: Resolver;
  outbound: Outbound;
  consequences: readonly Consequence[];
  reactionPlan: ReactionPlan;
  followers?: readonly Follower[];
  /** Where somebody wants to see what is done, inside of what. */
  tracing?: Tracing | undefined;
  /** What this process remembers for a moment; without one everything is asked every time. */
  memory?: Memory;
  /** From where lists are read as well. */
  replica?: Replica;
  /** Is told after each commit that something happened in an Organization. */
  afterCommit?: (organizationId: string) => void;
  /** The same for whoever tells it to the other processes; without one the change does it, which lets commits wait for each other. */
  tellOthers?: (organizationId: string) => void;
};

export type Scope = {
  organizationId: string;
  actor: Actor;
  origin: Origin;
  /** Is told every event of the change, with those that followed from it, before it commits. */
  notice?: ((events: readonly DomainEvent[]) => void) | undefined;
  /** One of many: what follows it later waits behind what follows the changes of everybody else. */
  isBulk?: boolean | undefined;
};
export type UserScope = { actor: Actor; origin: Origin };

export const noOrigin: Origin = { ipAddress: null, userAgent: null, requestId: null };

/** Ends a transaction whose change was only asked about: nothing of it stays, and the answer is handed out all the same. */
export class Preview extends Error {
  override readonly name = "Preview";
  readonly answer: unknown;

  constructor(answer: unknown) {
    super("what was asked about has been undone");
    this.answer = answer;
  }
}

/** The single way in for every write: one transaction holding the change, its audit events and their outbox rows. */
export async function transact<T>(
  platform: Platform,
  scope: Scope,
  command: (work: Work) => Promise<Change<T>>,
): Promise<T> {
  try {
    const { answer, events } = await committing(platform, organizationSetting(scope.organizationId), async (tx) => {
      const work: Work = { ...surroundings(platform, scope.origin), tx, ...scope };
      const change = await command(work);
      const written = await writeDown(platform, work, change, { tellsLater: platform.tellOthers !== undefined });
      return { result: { answer: await change.answer, events: change.events }, written };
    });
    if (listOf(events).length > 0) {
      platform.memory?.forget(scope.organizationId);
      platform.afterCommit?.(scope.organizationId);
      platform.tellOthers?.(scope.organizationId);
    }
    return answer;
  } catch (error) {
    // The cast is sound: a command previews with the answer that it would have given.
    if (error instanceof Preview) return error.answer as T;
    throw error;
  }
}

/** The same for a change to a User outside of every Organization. */
export function transactUser<T>(
  platform: Platform,
  scope: UserScope,
  command: (work: UserWork) => Promise<UserChange<T>>,
): Promise<T> {
  return committing(platform, userSetting(scope.actor), async (tx) => {
    const work: UserWork = { ...surroundings(platform, scope.origin), tx, ...scope };
    const { answer, userEvents } = await command(work);
    return { result: answer, written: [recordUserEvents(work, listOf(userEvents))] };
  });
}

/** Writes down what a command says has happened, still inside its transaction. */
export async function settle<T>(platform: Platform, work: Work, change: Change<T>): Promise<T> {
  await Promise.all(await writeDown(platform, work, change, { tellsLater: false }));
  return await change.answer;
}

/** The same, not waiting for what is on its way by then. */
async function writeDown<T>(
  platform: Platform,
  work: Work,
  change: Change<T>,
  { tellsLater }: { tellsLater: boolean },
): Promise<Written> {
  const events = await withConsequences(platform, work, listOf(change.events));
  await change.answer;
  work.notice?.(events);
  if (events.length > 0) platform.tracing?.tell({ facts: { "rollcall.events": namesOf(events) } });
  return [announce(work, events, { ...platform, tellsLater }), recordUserEvents(work, change.userEvents ?? [])];
}

function namesOf(events: readonly DomainEvent[]): string[] {
  return [...new Set(events.map(({ name }) => name))];
}

async function withConsequences(
  { consequences }: Platform,
  work: Work,
  events: readonly DomainEvent[],
): Promise<readonly DomainEvent[]> {
  const all = [...events];
  // The list grows while it is walked: a consequence may have consequences.
  for (const event of all) {
    const following = consequences.filter(({ on }) => on.includes(event.name));
    all.push(...(await askedTogether(...following.map(({ run }) => run(work, event)))).flat());
  }
  return all;
}

/** The events of a change, none when it says that nothing changed; for a command that composes another. */
export function listOf<E>(events: readonly E[] | Nothing): readonly E[] {
  return Array.isArray(events) ? events : [];
}

/** Reads one Organization. Nothing that runs in here can write. */
export function read<T>(platform: Platform, scope: Scope, query: (reading: Reading) => Promise<T>): Promise<T> {
  const { memory } = platform;
  return inReading(platform, organizationSetting(scope.organizationId), (db) =>
    query({ ...surroundings(platform, scope.origin), memory, db, ...scope }),
  );
}

/** Reads what a User may see across Organizations: the own memberships. */
export function readUser<T>(
  platform: Platform,
  scope: UserScope,
  query: (reading: UserReading) => Promise<T>,
): Promise<T> {
  return inReading(platform, userSetting(scope.actor), (db) =>
    query({ ...surroundings(platform, scope.origin), db, ...scope }),
  );
}

export function surroundings({ clock, secrets, publicUrl }: Platform, origin: Origin): Surroundings {
  return { now: clock(), origin, secrets, publicUrl };
}

/** The settings by which row-level security decides; ids are checked by their pattern before they come here. */
export function organizationSetting(organizationId: string): string {
  return localSetting("organization_id", checked(organizationId));
}

/**
 * The settings of a transaction whose commit does not wait for the disk: a crash of the database may undo it, whole, when it happened
 * in the last moment. For what is no change that anybody made.
 */
export function unhurried(setting: string): string {
  return `${setting}; set local synchronous_commit = off`;
}

/** Lets a reading about a User look into one of their Organizations next. */
export async function useOrganization(db: Reader, organizationId: string): Promise<void> {
  await sql.raw(organizationSetting(organizationId)).execute(db);
}

export function userSetting(actor: Actor): string {
  return actor.kind === "user" || actor.kind === "member" ? localSetting("user_id", checked(actor.userId)) : "";
}

function checked(id: string): string {
  if (!/^[a-z]+_[0-9a-f]{32}$/.test(id)) throw new Error("not an id");
  return id;
}

const MAX_TRIES = 5;
const LONGEST_PAUSE_MS = 20;

/** Runs `work` in a transaction whose first statement also sets who is asking. Tries again after a deadlock. */
export function inTransaction<T>(
  { database, tracing }: Pick<Platform, "database" | "tracing">,
  setting: string,
  work: (tx: Writer) => Promise<T>,
): Promise<T> {
  const alone = async (tx: Writer) => ({ result: await work(tx), written: [] });
  return committing({ database, tracing }, setting, alone);
}

/** Statements that are on their way, each of which makes the commit behind it a rollback when it fails. */
export type Written = readonly Promise<unknown>[];

/** The same for work whose last statements need no answer before the commit. */
export function committing<T>(
  { database, tracing }: Pick<Platform, "database" | "tracing">,
  setting: string,
  work: (tx: Writer) => Promise<{ result: T; written: Written }>,
): Promise<T> {
  return inSpan(tracing, transactionSpan, () => withTries(() => once(database, setting, work)));
}

const transactionSpan = (): SpanWish => ({
  name: "transaction",
  kind: "inside",
  facts: { "db.system.name": "postgresql" },
});

/** The same for what only reads: its answer need not wait for the commit, by which nothing can change any more. */
function inReading<T>(
  { database, tracing }: Pick<Platform, "database" | "tracing">,
  setting: string,
  query: (db: Reader) => Promise<T>,
): Promise<T> {
  const alone = async (db: Writer) => ({ result: await query(db), written: [] });
  const reading = () =>
    new Promise<T>((resolve, reject) => {
      once(database, setting, alone, resolve).catch(reject);
    });
  return inSpan(tracing, transactionSpan, () => withTries(reading));
}

/** Tries again what the database gave up for the sake of others, a few times. */
export async function withTries<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries >= MAX_TRIES || !isWorthAnotherTry(error)) throw error;
      // Whoever stood in each other's way comes back at different moments.
      await setTimeout(Math.random() * LONGEST_PAUSE_MS * tries);
    }
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof LookAgain) return true;
  // A deadlock, a serialization failure, or something to point at that went in the same moment: read anew, and decide.
  return ["40P01", "40001", "23503"].includes(postgresCode(error) ?? "");
}

function once<T>(
  database: Database,
  setting: string,
  work: (tx: Writer) => Promise<{ result: T; written: Written }>,
  beforeCommit: (result: T) => void = () => {},
): Promise<T> {
  const run = async (connection: Database) => {
    const begun = sql.raw(`begin; ${setting}`).execute(connection);
    // What follows is on its way already; when this failed, that fails as well, and is heard first.
    begun.catch(() => {});
    // The cast is what makes a Writer: from here to the commit, this connection is one open transaction.
    const { result, written } = await work(connection as unknown as Writer);
    await begun;
    beforeCommit(result);
    await Promise.all([...written, sql.raw("commit").execute(connection)]);
    return result;
  };
  return onConnection(database, run, "rollback");
}
