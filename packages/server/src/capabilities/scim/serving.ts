import type { Context, Hono } from "hono";
import type { Spend } from "../../platform/budgets.ts";
import type { Reader } from "../../platform/database.ts";
import type { HttpEnv } from "../../platform/http.ts";
import { type Outcome, serveScim } from "../../platform/scim/serve.ts";
import type { Service } from "../../platform/scim/service.ts";
import { note, routeOf } from "../../platform/served.ts";
import { committing, noOrigin, organizationSetting, type Platform, read, unhurried } from "../../platform/transact.ts";
import { readingIn, separately, type Transactions } from "../../platform/transactions.ts";
import { type Exchange, logIn, logRequest } from "./logging.ts";
import { serviceOf } from "./service.ts";
import type { Session } from "./session.ts";
import { baseUrlOf, SCIM_PATH } from "./urls.ts";
import { enterDirectory, presentedToken } from "./verification.ts";

/** Serves SCIM 2.0 to directories. The token says whose directory it is (SPEC R11.4). */
export function directoryService(app: Hono<HttpEnv>, platform: Platform, spend: Spend): void {
  const baseUrl = baseUrlOf(platform.publicUrl);
  serveScim(app, SCIM_PATH, {
    serve(c, answered) {
      const startedAt = performance.now();
      const token = presentedToken(c.req.header("authorization"));
      const { organizationId } = token;
      const enter = async (db: Reader, transactions: Transactions): Promise<Session> => {
        const { tokenId, name } = await enterDirectory(db, token, platform.clock());
        const actor = { kind: "directory", tokenId, name } as const;
        note(c, { operation: "scim", organizationId, actor });
        await spend(c, "directory", tokenId);
        const story = { events: [], subjects: [], keysStopped: 0 };
        return { transactions, organizationId, actor, origin: c.get("origin"), baseUrl, story };
      };
      const call: Call = { organizationId, enter, answered, exchanged: (outcome) => exchanged(c, outcome, startedAt) };
      return c.req.method === "GET" ? inOneTransaction(platform, call) : stepByStep(platform, call);
    },
    failed(error, c) {
      const request_id = c.get("origin")?.requestId ?? "";
      platform.log.error({ err: error, request_id, method: c.req.method, route: routeOf(c) }, "scim");
    },
  });
}

type Call = {
  organizationId: string;
  /** Finds out who is calling, and counts the request, or refuses it. */
  enter(db: Reader, transactions: Transactions): Promise<Session>;
  answered(service: Service): Promise<Outcome>;
  exchanged(outcome: Outcome): Promise<Exchange>;
};

async function exchanged(c: Context<HttpEnv>, outcome: Outcome, startedAt: number): Promise<Exchange> {
  const { method } = c.req;
  const { pathname, search } = new URL(c.req.url);
  const bodyText = method === "GET" ? undefined : await c.req.text();
  const milliseconds = Math.round(performance.now() - startedAt);
  return { method, address: `${pathname.slice(SCIM_PATH.length)}${search}`, bodyText, outcome, milliseconds };
}

/** What only reads finds out who asks, answers, and writes down that it did, in one transaction: nothing is sent slowly meanwhile. */
async function inOneTransaction(platform: Platform, { organizationId, enter, answered, exchanged }: Call) {
  const last: { told?: { session: Session; exchange: Exchange } | undefined } = {};
  try {
    return await committing(platform, unhurried(organizationSetting(organizationId)), async (tx) => {
      last.told = undefined;
      const session = await enter(tx, readingIn(platform, tx));
      const exchange = await exchanged(await answered(serviceOf(session)));
      last.told = { session, exchange };
      return { result: exchange.outcome, written: logIn(tx, session, exchange, platform.clock()) };
    });
  } catch (error) {
    const { told } = last;
    if (told === undefined) throw error;
    // The database gave up on what was asked, and on the transaction with it: that is written down as well.
    await logRequest(platform, told.session, told.exchange);
    return told.exchange.outcome;
  }
}

async function stepByStep(platform: Platform, { organizationId, enter, answered, exchanged }: Call) {
  const scope = { organizationId, actor: { kind: "anonymous" as const }, origin: noOrigin };
  const session = await read(platform, scope, ({ db }) => enter(db, separately(platform)));
  const exchange = await exchanged(await answered(serviceOf(session)));
  await logRequest(platform, session, exchange);
  return exchange.outcome;
}
