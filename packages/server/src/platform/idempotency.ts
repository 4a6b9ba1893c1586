import type { Operation } from "@rollcall/contract/operation";
import type { Context } from "hono";
import { sql } from "kysely";
import type * as z from "zod";
import type { Reader, Writer } from "./database.ts";
import type { Errand } from "./http.ts";
import { Refusal } from "./refusal.ts";
import type { Sent } from "./request-input.ts";
import type { Secrets } from "./secrets.ts";
import { type Actor, type Change, type OrganizationActor, unchanged, type Work } from "./transact.ts";

/** A request that may be sent again: its Idempotency-Key, what it asks for, and how its answer is written down. */
export type Repeatable<T> = {
  key: string;
  request: string;
  write(answer: T): string;
  read(text: string): T;
  /** Is told that the answer is the one from before. */
  replayed(): void;
};

type Acting = Work & { actor: OrganizationActor };
/** Whose request it is: keys of others mean nothing. */
type Caller = { organizationId: string; actor: Actor; secrets: Secrets; now: Date };

const REMEMBERED_MS = 24 * 3_600_000;
const SEAL = "idempotent answer";

/** What a POST inside an Organization asks for, when it says that it may come again. */
export function repeatable<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  c: Context,
  { method, output }: Operation<P, Q, B, O>,
  sent: Sent,
): Repeatable<z.input<O>> | undefined {
  const key = c.req.header("idempotency-key");
  if (method !== "POST" || key === undefined) return undefined;
  return {
    key: checkKey(key),
    request: JSON.stringify([c.req.path, sent.query, sent.bodyText]),
    write: (answer) => JSON.stringify(output.parse(answer) ?? null),
    // The cast is sound: it was written from what the output took.
    read: (text) => (output.type === "undefined" ? undefined : JSON.parse(text)) as z.input<O>,
    replayed: () => c.header("idempotency-replayed", "true"),
  };
}

function checkKey(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const error = { field: "Idempotency-Key", message: "must have from 1 to 255 visible ASCII characters" };
  throw new Refusal("invalid_input", {
    field: error.field,
    detail: `${error.field}: ${error.message}`,
    errors: [error],
  });
}

/**
 * Makes a change once, however often its request comes: its answer is written down in its transaction, and handed out again
 * for 24 hours. What is refused leaves nothing behind, and is decided anew.
 */
export async function once<T>(work: Acting, sent: Repeatable<T>, change: () => Promise<Change<T>>): Promise<Change<T>> {
  await holdKey(work.tx, work, sent.key);
  const before = await findAnswer(work.tx, work, sent);
  if (before !== undefined) return unchanged(before.answer);

  const made = await change();
  await keepAnswer(work.tx, work, sent, sent.write(await made.answer));
  return made;
}

/**
 * The same for an errand, whose change and answer have no transaction in common: its first one claims the key. Whoever sends
 * the request again before it is answered, or after it was interrupted, is refused rather than served twice.
 */
export async function onceOutside<T>(
  errand: Errand,
  sent: Repeatable<T>,
  run: (errand: Errand) => Promise<T>,
): Promise<T> {
  const before = await errand.read((reading) => findAnswer(reading.db, reading, sent));
  if (before !== undefined) return before.answer;
  let isClaimed = false;
  const answer = await run({
    ...errand,
    async transact(command) {
      const done = await errand.transact((work) => (isClaimed ? command(work) : claim(work, sent, command)));
      isClaimed = true;
      return done;
    },
  });
  await errand.transact(async (work) => {
    await keepAnswer(work.tx, work, sent, sent.write(answer));
    return unchanged(undefined);
  });
  return answer;
}

async function claim<T, A>(
  work: Acting,
  sent: Repeatable<A>,
  command: (work: Acting) => Promise<Change<T>>,
): Promise<Change<T>> {
  await holdKey(work.tx, work, sent.key);
  if ((await findAnswer(work.tx, work, sent)) !== undefined) throw inUse();
  const change = await command(work);
  await keepAnswer(work.tx, work, sent, null);
  return change;
}

/** Every other request with this key is refused until this transaction ends, and may come again. */
async function holdKey(tx: Writer, { organizationId, actor }: Caller, key: string): Promise<void> {
  const name = JSON.stringify(["idempotency", organizationId, callerId(actor), key]);
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as held`.execute(tx);
  if (rows[0]?.held !== true) throw inUse();
}

async function findAnswer<T>(db: Reader, caller: Caller, sent: Repeatable<T>): Promise<{ answer: T } | undefined> {
  const row = await db
    .selectFrom("idempotent_answers")
    .select(["request_mac", "sealed_answer"])
    .where("organization_id", "=", caller.organizationId)
    .where("caller_id", "=", callerId(caller.actor))
    .where("key", "=", sent.key)
    .where("at", ">", new Date(caller.now.getTime() - REMEMBERED_MS))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.request_mac !== macOf(caller, sent)) throw new Refusal("idempotency_key_reused");
  if (row.sealed_answer === null) throw inUse();
  sent.replayed();
  return { answer: sent.read(caller.secrets.unseal(SEAL, row.sealed_answer)) };
}

async function keepAnswer<T>(tx: Writer, caller: Caller, sent: Repeatable<T>, text: string | null): Promise<void> {
  const { organizationId, actor, secrets, now } = caller;
  const sealed_answer = text === null ? null : secrets.seal(SEAL, text);
  const row = { request_mac: macOf(caller, sent), sealed_answer, at: now };
  await tx
    .insertInto("idempotent_answers")
    .values({ organization_id: organizationId, caller_id: callerId(actor), key: sent.key, ...row })
    // What stands there is older than a day, or waits for this answer.
    .onConflict((conflict) => conflict.columns(["organization_id", "caller_id", "key"]).doUpdateSet(row))
    .execute();
}

function macOf<T>({ organizationId, secrets }: Caller, { request }: Repeatable<T>): string {
  return secrets.mac("idempotency", organizationId, request);
}

function inUse(): Refusal {
  return new Refusal("idempotency_key_in_use", { retryAfter: 1 });
}

function callerId(actor: Actor): string {
  if (actor.kind === "member") return actor.memberId;
  if (actor.kind === "admin_key") return actor.keyId;
  throw new Error("only who acts inside an Organization sends a request again");
}
