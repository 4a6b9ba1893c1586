import type { Operation } from "@rollcall/contract/operation";
import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type * as z from "zod";
import type { Spend } from "./budgets.ts";
import type { Reader } from "./database.ts";
import { type Download, downloadResponse } from "./download.ts";
import { checkMatch, entityTag, ifMatchOf } from "./entity-tag.ts";
import { once, onceOutside, repeatable } from "./idempotency.ts";
import { checkFresh, checkPermission, isInWorkspace } from "./permitting.ts";
import { readAdmitted, readList } from "./reading-lists.ts";
import { Refusal } from "./refusal.ts";
import { type Input, parsed, received } from "./request-input.ts";
import { note, type Served } from "./served.ts";
import {
  type AnonymousActor,
  type Change,
  type OrganizationActor,
  type Origin,
  type Platform,
  type PresentedKey,
  type Reading,
  read,
  type Scope,
  transact,
  type UserActor,
  type Work,
} from "./transact.ts";
import { inTurns, takingTurns } from "./turns.ts";

export type HttpEnv = { Variables: { origin: Origin; served: Served } };

/** Who sends a request, by its session cookie, or the key that it carries, which was not looked up yet. */
export type Caller = UserActor | PresentedKey;

/** How the product tells who is asking. It asks the database on every request (SPEC R2.8). */
export type Gate = {
  authenticate(c: Context<HttpEnv>): Promise<Caller | AnonymousActor>;
  /** The User or the key in an Organization with what they may do now. Throws the refusal when they may not enter. */
  enter(db: Reader, caller: Caller, organizationId: string, now: Date): Promise<OrganizationActor>;
  /** Both in one breath: what decides about entering is asked for before it is known who asks. */
  approach(c: Context<HttpEnv>, db: Reader, organizationId: string, now: Date): Approach;
  /** What the member may do in one Workspace. Throws the refusal when they may not enter it. */
  enterWorkspace(
    db: Reader,
    actor: OrganizationActor,
    organizationId: string,
    workspaceId: string,
    now: Date,
  ): Promise<ReadonlySet<string>>;
};

/** Who stands at the door of an Organization, and, where they may come in, as whom; the first is told before the second. */
export type Approach = {
  caller: Promise<Caller | AnonymousActor>;
  enter(caller: Caller): Promise<OrganizationActor>;
};

/** A call outside of every Organization; `c` is there for cookies. */
export type Call<A = UserActor | AnonymousActor> = {
  platform: Platform;
  actor: A;
  origin: Origin;
  c: Context<HttpEnv>;
};

/**
 * A call inside an Organization that asks somebody outside (DNS, another server) before or between its transactions, as
 * none may stay open for that. Each of them asks anew whether the caller still may.
 */
export type Errand = {
  platform: Platform;
  organizationId: string;
  read<T>(query: (reading: Reading & { actor: OrganizationActor }) => Promise<T>): Promise<T>;
  transact<T>(command: (work: Work & { actor: OrganizationActor }) => Promise<Change<T>>): Promise<T>;
};

/**
 * What `If-Match` of a change is compared with, where its operation has an entity tag: takes the lock that the change takes
 * first, and reads what is there.
 */
export type Current<P extends z.ZodType> = (
  work: Work & { actor: OrganizationActor; db: Reader },
  params: z.output<P>,
) => Promise<unknown>;

/** The public door: each method serves operations of the contract, from "who is asking" to the guarded answer. */
export type Door = {
  /** An operation inside an Organization that only reads. */
  query<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
    operation: Operation<P, Q, B, O>,
    run: (reading: Reading & { actor: OrganizationActor }, input: Input<P, Q, B>) => Promise<z.input<O>>,
  ): void;
  /**
   * A query of many rows whose answer may come from a replica, as it tells nothing but what changes of the Organization have made:
   * whoever has just made one finds it there.
   */
  list: Door["query"];
  /** An operation inside an Organization that changes it, in one transaction. */
  command<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
    operation: Operation<P, Q, B, O>,
    run: (work: Work & { actor: OrganizationActor }, input: Input<P, Q, B>) => Promise<Change<z.input<O>>>,
    current?: Current<P>,
  ): void;
  /** An operation inside an Organization that asks somebody outside. The caller may: that was asked before `run`. */
  errand<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
    operation: Operation<P, Q, B, O>,
    run: (errand: Errand, input: Input<P, Q, B>) => Promise<z.input<O>>,
    current?: Current<P>,
  ): void;
  /** An operation inside an Organization that answers with a file, read part by part while the caller takes it. */
  download<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
    operation: Operation<P, Q, B, z.ZodString>,
    run: (errand: Errand, input: Input<P, Q, B>) => Download,
  ): void;
  /** An operation of a signed-in User outside of every Organization. */
  user<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
    operation: Operation<P, Q, B, O>,
    run: (call: Call<UserActor>, input: Input<P, Q, B>) => Promise<z.input<O>>,
  ): void;
  /** An operation that anybody may call. */
  open<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
    operation: Operation<P, Q, B, O>,
    run: (call: Call, input: Input<P, Q, B>) => Promise<z.input<O>>,
  ): void;
};

export function openDoor(app: Hono<HttpEnv>, platform: Platform, gate: Gate, spend: Spend): Door {
  // However much an Organization downloads at once, it leaves room for all others.
  const turns = takingTurns();

  /** Inside an Organization: sign-in, membership and permission are settled before the input is looked at. */
  async function inside<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
    c: Context<HttpEnv>,
    operation: Operation<P, Q, B, O>,
    asking: "in one breath" | "before" = "before",
  ) {
    const isOneBreath = asking === "in one breath" && isOrganizationId(c.req.param("organization_id"));
    const known = isOneBreath ? undefined : await counted(c, operation, gate.authenticate(c));
    const sent = await received(c, operation);
    const organizationId = organizationOf(c);
    const scope: Scope = { organizationId, actor: known ? nameless(known) : ANONYMOUS, origin: c.get("origin") };
    note(c, { organizationId });
    const enter = async (db: Reader, now: Date): Promise<OrganizationActor> => {
      if (known !== undefined) return gate.enter(db, known, organizationId, now);
      const approach = gate.approach(c, db, organizationId, now);
      return approach.enter(await counted(c, operation, approach.caller));
    };
    const admit = async (db: Reader, now: Date): Promise<[OrganizationActor, Input<P, Q, B>]> => {
      const member = await enter(db, now);
      note(c, { actor: member });
      if (member.kind === "admin_key" && operation.adminKeys === "never") throw new Refusal("person_required");
      const workspaceId = isInWorkspace(operation) ? workspaceOf(c) : undefined;
      const actor =
        workspaceId === undefined
          ? member
          : { ...member, inside: await gate.enterWorkspace(db, member, scope.organizationId, workspaceId, now) };
      checkPermission(actor, operation);
      const input = parsed(operation, sent);
      checkFresh(operation, input, actor, now);
      return [actor, input];
    };
    return { scope, admit, again: repeatable(c, operation, sent) };
  }

  /** Whoever asks is somebody, whose budget is counted before anything is done for them. */
  async function counted(
    c: Context<HttpEnv>,
    operation: Operation,
    asking: Promise<Caller | AnonymousActor>,
  ): Promise<Caller> {
    const caller = somebody(await asking);
    note(c, { actor: nameless(caller) });
    await countIn(c, operation, caller);
    return caller;
  }

  /** Each person and each key has a budget, and another for work on many. What is no key at all costs nothing. */
  async function countIn(c: Context<HttpEnv>, { isBulk }: Operation, caller: Caller): Promise<void> {
    if (caller.kind === "user") await spend(c, isBulk ? "bulk" : "people", caller.userId);
    else if (caller.organizationId !== undefined) await spend(c, isBulk ? "bulk" : "admin_keys", caller.hash);
  }

  async function sendOn<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
    c: Context<HttpEnv>,
    operation: Operation<P, Q, B, O>,
  ) {
    const { scope, admit, again } = await inside(c, operation);
    const input = await read(platform, scope, async ({ db, now }) => (await admit(db, now))[1]);
    const errand: Errand = {
      platform,
      organizationId: scope.organizationId,
      read: (query) =>
        read(platform, scope, async (reading) => {
          const [actor] = await admit(reading.db, reading.now);
          return query({ ...reading, actor });
        }),
      transact: (command) =>
        transact(platform, scope, async (work) => {
          const [actor] = await admit(work.tx, work.now);
          return command(Object.assign(work, { actor }));
        }),
    };
    return { errand, input, again };
  }

  return {
    query(operation, run) {
      on(app, operation, async (c) => {
        // Nothing comes along that could be sent slowly while the transaction is open.
        const { scope, admit } = await inside(c, operation, "in one breath");
        return answered(c, operation, await readAdmitted(platform, scope, admit, run));
      });
    },
    list(operation, run) {
      on(app, operation, async (c) => {
        const { scope, admit } = await inside(c, operation, "in one breath");
        return answered(c, operation, await readList(platform, scope, admit, run));
      });
    },
    command(operation, run, current) {
      on(app, operation, async (c) => {
        const { scope, admit, again } = await inside(c, operation);
        const answer = await transact(platform, scope, async (work) => {
          const [actor, input] = await admit(work.tx, work.now);
          // `transact` records who acts from its scope; from here on it is the member, not the bare User.
          const acting = Object.assign(work, { actor });
          await matched(c, operation, current, acting, input.params);
          return again === undefined ? run(acting, input) : once(acting, again, () => run(acting, input));
        });
        return answered(c, operation, answer);
      });
    },
    errand(operation, run, current) {
      on(app, operation, async (c) => {
        const { errand: sent, input, again } = await sendOn(c, operation);
        let isMatched = false;
        const errand: Errand = {
          ...sent,
          async transact(command) {
            const answer = await sent.transact(async (work) => {
              // What it changes itself, its next transaction finds changed; one that is tried again looks again.
              if (!isMatched) await matched(c, operation, current, work, input.params);
              return command(work);
            });
            isMatched = true;
            return answer;
          },
        };
        const answer =
          again === undefined
            ? await run(errand, input)
            : await onceOutside(errand, again, (claiming) => run(claiming, input));
        return answered(c, operation, answer);
      });
    },
    download(operation, run) {
      on(app, operation, async (c) => {
        const { errand, input } = await sendOn(c, operation);
        const onBroken = (error: unknown) =>
          platform.log.error({ err: error, request_id: c.get("origin").requestId }, "download broken off");
        const { chunks, ...file } = run(errand, input);
        const inOrder = inTurns(turns, errand.organizationId, chunks);
        return downloadResponse(c, { ...file, chunks: inOrder }, onBroken);
      });
    },
    user(operation, run) {
      on(app, operation, async (c) => {
        const actor = await signedIn(gate, c);
        note(c, { actor });
        await countIn(c, operation, actor);
        if (actor.proof.through?.isOnly && !operation.takesProviderSession) throw new Refusal("own_sign_in_required");
        const input = parsed(operation, await received(c, operation));
        checkFresh(operation, input, actor, platform.clock());
        return answered(c, operation, await run({ platform, actor, origin: c.get("origin"), c }, input));
      });
    },
    open(operation, run) {
      on(app, operation, async (c) => {
        const input = parsed(operation, await received(c, operation));
        const actor = nameless(await gate.authenticate(c));
        note(c, { actor });
        return answered(c, operation, await run({ platform, actor, origin: c.get("origin"), c }, input));
      });
    },
  };
}

function on(app: Hono<HttpEnv>, operation: Operation, handle: (c: Context<HttpEnv>) => Promise<Response>): void {
  const { name, method, path } = operation;
  app.on(method, path.replace(/\{(\w+)\}/g, ":$1"), (c) => {
    note(c, { operation: name, route: path });
    return handle(c);
  });
}

const ANONYMOUS: AnonymousActor = { kind: "anonymous" };

function somebody(caller: Caller | AnonymousActor): Caller {
  if (caller.kind === "anonymous") throw new Refusal("not_signed_in");
  return caller;
}

async function signedIn(gate: Gate, c: Context<HttpEnv>): Promise<UserActor> {
  const caller = somebody(await gate.authenticate(c));
  if (caller.kind === "presented_key") throw new Refusal("person_required");
  return caller;
}

/** Until its Organization has said whose it is, a key is nobody. */
function nameless<A extends UserActor | AnonymousActor>(caller: A | PresentedKey): A | AnonymousActor {
  return caller.kind === "presented_key" ? ANONYMOUS : caller;
}

/** An id that is not even one is answered as one that does not exist. */
function organizationOf(c: Context<HttpEnv>): string {
  const id = c.req.param("organization_id");
  if (!isOrganizationId(id)) throw new Refusal("not_found");
  return id;
}

function isOrganizationId(id: string | undefined): id is string {
  return /^org_[0-9a-f]{32}$/.test(id ?? "");
}

function workspaceOf(c: Context<HttpEnv>): string {
  const id = c.req.param("workspace_id") ?? "";
  if (!/^wsp_[0-9a-f]{32}$/.test(id)) throw new Refusal("not_found");
  return id;
}

/** Refuses a change to what is not as its `If-Match` says. */
async function matched<P extends z.ZodType>(
  c: Context<HttpEnv>,
  operation: Operation<P>,
  current: Current<P> | undefined,
  work: Work & { actor: OrganizationActor },
  params: z.output<P>,
): Promise<void> {
  const ifMatch = ifMatchOf(c);
  if (operation.etag === undefined || ifMatch === undefined) return;
  if (current === undefined) throw new Error(`${operation.name} has an entity tag, and nothing to compare it with`);
  checkMatch(operation, ifMatch, await current(Object.assign(work, { db: work.tx }), params));
}

/** What leaves is guarded as what enters: the answer has exactly the fields that the contract names. */
function answered<O extends z.ZodType>(
  c: Context<HttpEnv>,
  { output, success, etag }: Operation<z.ZodType, z.ZodType, z.ZodType, O>,
  answer: z.input<O>,
): Response {
  c.header("cache-control", "no-store");
  const tag = entityTag({ etag }, answer);
  if (tag !== undefined) c.header("etag", tag);
  if (output.type === "undefined") return c.body(null, success as 204);
  // The cast names what JSON can hold; the contract's outputs are all objects.
  return c.json(output.parse(answer) as object, success as ContentfulStatusCode);
}
