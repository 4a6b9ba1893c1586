import { minutesAfter } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { actorName, addJobs } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type DomainEvent, eventsOf, type Work } from "../../platform/transact.ts";
import { memberIdOf } from "../members/commands.ts";
import { holdOrganization } from "../organizations/store.ts";
import { shownAddress } from "./addresses.ts";
import { disabledEvent, factsOf } from "./facts.ts";
import { bringForward } from "./line-store.ts";
import { CLEARING_ENDPOINT, planLook } from "./planning.ts";
import * as rules from "./rules.ts";
import { newSecret } from "./secret.ts";
import * as store from "./store.ts";

type Wish = { url: string; description: string; events: string[] | null };

/** Makes an endpoint. Nothing can show its secret again. */
export async function createEndpoint(work: Work, wish: Wish): Promise<Change<{ id: string; secret: string }>> {
  const { tx, organizationId, actor, secrets, now } = work;
  await holdOrganization(tx, organizationId);
  granted(rules.makeEndpoint({ existing: await store.countEndpoints(tx, organizationId) }));

  const id = newId("webhookEndpoint");
  const { secret, sealed } = newSecret(secrets);
  const by = { createdBy: memberIdOf(actor), createdByName: actorName(actor) };
  await store.insertEndpoint(tx, organizationId, { id, ...wish, secretSealed: sealed, ...by }, now);
  const payload = { ...factsOf({ id, url: wish.url }), events: wish.events };
  return { answer: { id, secret }, events: [{ name: "webhook.endpoint_created", payload }] };
}

type Changes = {
  url?: string | undefined;
  description?: string | undefined;
  events?: string[] | null | undefined;
  status?: "enabled" | "disabled" | undefined;
};

export async function updateEndpoint(work: Work, id: string, changes: Changes): Promise<Change<undefined>> {
  const endpoint = await holdFound(work, id);
  const edited = await edit(work, endpoint, changes);
  const switched = await switchTo(work, endpoint, changes.status);
  return { answer: undefined, events: eventsOf([...edited, ...switched]) };
}

async function edit({ tx, organizationId }: Work, endpoint: store.StoredEndpoint, changes: Changes) {
  const { url = endpoint.url, description = endpoint.description, events = endpoint.events } = changes;
  const moved = url === endpoint.url ? {} : { url };
  const described = description === endpoint.description ? {} : { description };
  const filtered = JSON.stringify(events) === JSON.stringify(endpoint.events) ? {} : { events };
  const wanted = { ...moved, ...described, ...filtered };
  if (Object.keys(wanted).length === 0) return [];

  await store.updateEndpoint(tx, organizationId, endpoint.id, wanted);
  const said = (of: Pick<store.StoredEndpoint, "url" | "description" | "events">) => ({
    ...("url" in wanted ? { address: shownAddress(of.url) } : {}),
    ...("description" in wanted ? { description: of.description } : {}),
    ...("events" in wanted ? { events: of.events } : {}),
  });
  const after = { url, description, events };
  const payload = { ...factsOf({ id: endpoint.id, url }), before: said(endpoint), after: said(after) };
  return [{ name: "webhook.endpoint_updated", payload }] satisfies DomainEvent[];
}

/** While it is disabled an endpoint is noted nothing; what waited before goes on when it is enabled. */
async function switchTo(work: Work, endpoint: store.StoredEndpoint, status: Changes["status"]): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  const isEnabled = endpoint.disabledAt === null;
  if (status === undefined || isEnabled === (status === "enabled")) return [];
  if (isEnabled) {
    const because = { disabled_at: now, disabled_because: "by_hand" } as const;
    await store.updateEndpoint(tx, organizationId, endpoint.id, because);
    return [disabledEvent(endpoint, "by_hand", endpoint.failingSince)];
  }
  const anew = { disabled_at: null, disabled_because: null, failures: 0, failing_since: null, resting_until: null };
  await store.updateEndpoint(tx, organizationId, endpoint.id, anew);
  await bringForward(tx, organizationId, endpoint.id, now);
  await planLook(tx, organizationId, endpoint, now);
  return [{ name: "webhook.endpoint_enabled", payload: factsOf(endpoint) }];
}

export async function deleteEndpoint(work: Work, id: string): Promise<Change<undefined>> {
  const { tx, organizationId, now } = work;
  const endpoint = await holdFound(work, id);
  await store.setDeleted(tx, organizationId, id, now);
  const payload = { organization_id: organizationId, endpoint_id: id };
  await addJobs(tx, [{ identifier: CLEARING_ENDPOINT, payload }]);
  return { answer: undefined, events: [{ name: "webhook.endpoint_deleted", payload: factsOf(endpoint) }] };
}

/** Makes a new secret; the one before signs as well for the chosen time. One before that no longer does. */
export async function rotateSecret(work: Work, id: string, overlapHours: number): Promise<Change<{ secret: string }>> {
  const { tx, organizationId, secrets, now } = work;
  const endpoint = await holdFound(work, id);
  const { secret, sealed } = newSecret(secrets);
  const until = overlapHours === 0 ? null : minutesAfter(now, overlapHours * 60);
  await store.updateEndpoint(tx, organizationId, id, {
    secret_sealed: sealed,
    previous_secret_sealed: until === null ? null : endpoint.secretSealed,
    previous_until: until,
  });
  const payload = { ...factsOf(endpoint), overlap_until: until?.toISOString() ?? null };
  return { answer: { secret }, events: [{ name: "webhook.secret_rotated", payload }] };
}

/** The endpoint, locked; refuses with `not_found`. */
export async function holdFound({ tx, organizationId }: Work, id: string): Promise<store.StoredEndpoint> {
  const endpoint = await store.holdEndpoint(tx, organizationId, id);
  if (endpoint === undefined) throw new Refusal("not_found");
  return endpoint;
}
