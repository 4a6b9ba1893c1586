import { noOrigin, type Platform, transact, unchanged, type Work } from "../../platform/transact.ts";
import { endTry, type Try } from "./ending.ts";
import { findNextDue, setBegun } from "./line-store.ts";
import { planLook } from "./planning.ts";
import { headersOf, type Received, send } from "./sending.ts";
import { holdEndpoint, NOT_TRYING, type StoredEndpoint, updateEndpoint } from "./store.ts";
import { insertTry, setTryInterrupted } from "./try-store.ts";

const actor = { kind: "system", cause: "webhooks" } as const;

/** So long a look goes on; then others have their turn. */
const LOOK_MS = 5_000;
/** Longer than any try takes, so that whoever has not ended by then is gone. */
const TRIED_WITHIN_MS = 20_000;

type Ended = { tried: Try; received: Received };
type Step = { ended: Ended | undefined; goesOn: boolean };

/**
 * Sends what is due to one endpoint, one after the other. Each try is written down before it begins, and when it has
 * ended in the transaction that begins the next.
 */
export async function deliver(platform: Platform, organizationId: string, endpointId: string): Promise<void> {
  const scope = { organizationId, actor, origin: noOrigin };
  const until = performance.now() + LOOK_MS;
  let ended: Ended | undefined;
  do {
    const step = { ended, goesOn: performance.now() < until };
    const tried = await transact(platform, scope, (work) => takeStep(work, endpointId, step));
    ended = tried && { tried, received: await send(platform.outbound, tried, platform.clock()) };
  } while (ended !== undefined);
}

async function takeStep(work: Work, endpointId: string, { ended, goesOn }: Step) {
  const { tx, organizationId, now } = work;
  const endpoint = await holdEndpoint(tx, organizationId, endpointId);
  if (endpoint === undefined) return unchanged(undefined);
  if (ended === undefined) return unchanged(await beginNext(work, endpoint));

  const change = await endTry(work, endpoint, ended.tried, ended.received);
  const after = await change.answer;
  if (after === undefined) return { ...change, answer: undefined };
  if (goesOn && !after.isSlow) return { ...change, answer: await beginNext(work, after) };
  await planLook(tx, organizationId, after, now);
  return { ...change, answer: undefined };
}

/** Begins the try that is due, or plans when to look again. */
async function beginNext(work: Work, endpoint: StoredEndpoint): Promise<Try | undefined> {
  const { tx, organizationId, now } = work;
  const { trying, restingUntil, disabledAt } = endpoint;
  if (trying !== null && trying.until > now) {
    await planLook(tx, organizationId, endpoint, trying.until);
    return undefined;
  }
  if (trying !== null) await giveUpOn(work, endpoint, trying);
  if (disabledAt !== null) return undefined;
  const next = await findNextDue(tx, organizationId, endpoint.id);
  if (next === undefined) return undefined;
  const dueAt = later(next.nextTryAt ?? now, restingUntil ?? now);
  if (dueAt <= now) return begin(work, endpoint, next);
  await planLook(tx, organizationId, endpoint, dueAt);
  return undefined;
}

type Due = NonNullable<Awaited<ReturnType<typeof findNextDue>>>;

async function begin(
  work: Work,
  endpoint: StoredEndpoint,
  { id: deliveryId, eventId, body, tries }: Due,
): Promise<Try> {
  const { tx, organizationId, now } = work;
  const number = tries + 1;
  const headers = headersOf({ eventId, body }, endpoint, work);
  await insertTry(tx, organizationId, { deliveryId, number, url: endpoint.url, requestHeaders: headers ?? {} }, now);
  await setBegun(tx, organizationId, deliveryId, now);
  await updateEndpoint(tx, organizationId, endpoint.id, {
    trying_delivery_id: deliveryId,
    trying_number: number,
    trying_until: new Date(now.getTime() + TRIED_WITHIN_MS),
  });
  return { deliveryId, number, url: endpoint.url, headers, body, startedAt: now };
}

/** Whoever was at it is gone. The delivery is still due. */
async function giveUpOn(
  { tx, organizationId }: Work,
  { id }: StoredEndpoint,
  trying: { deliveryId: string; number: number },
) {
  await setTryInterrupted(tx, organizationId, trying);
  await updateEndpoint(tx, organizationId, id, NOT_TRYING);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
