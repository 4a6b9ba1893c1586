import { BRAKE_RELEASED_MINUTES } from "@rollcall/contract/directory";
import { minutesAfter } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { actorName } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, unchanged, type Work } from "../../platform/transact.ts";
import { memberIdOf } from "../members/commands.ts";
import { holdOrganization } from "../organizations/store.ts";
import { findBrake, writeBrake } from "./brake-store.ts";
import * as rules from "./rules.ts";
import { newSecret } from "./secret.ts";
import * as store from "./store.ts";

type Wish = { name: string; expires_at: string | null };

/** Makes a token for a directory. Nothing can show its secret again. */
export async function createToken(work: Work, wish: Wish): Promise<Change<{ id: string; secret: string }>> {
  const { tx, organizationId, actor, now } = work;
  await holdOrganization(tx, organizationId);
  const expiresAt = wish.expires_at === null ? null : new Date(wish.expires_at);
  const active = await store.countActive(tx, organizationId, now);
  granted(rules.makeToken({ actor, active, expiresAt }, now));

  const { secret, hash, mask } = newSecret(organizationId);
  const id = newId("directoryToken");
  const made = { id, name: wish.name, mask, hash, expiresAt };
  const by = { createdBy: memberIdOf(actor), createdByName: actorName(actor) };
  await store.insertToken(tx, organizationId, { ...made, ...by }, now);
  const payload = { id, name: wish.name, expires_at: expiresAt?.toISOString() ?? null };
  return { answer: { id, secret }, events: [{ name: "directory.token_created", payload }] };
}

export async function revokeToken(work: Work, id: string): Promise<Change<undefined>> {
  const { tx, organizationId, now } = work;
  const token = await store.holdToken(tx, organizationId, id);
  if (token === undefined) throw new Refusal("not_found");
  if (token.revokedAt !== null) return unchanged(undefined);

  await store.setRevoked(tx, organizationId, id, now);
  return { answer: undefined, events: [{ name: "directory.token_revoked", payload: { id, name: token.name } }] };
}

/** Sets which share of the members a directory may end in an hour. */
export async function setBrake(work: Work, percent: number | null): Promise<Change<undefined>> {
  const { tx, organizationId, actor } = work;
  granted(rules.mayTrust(actor));
  await holdOrganization(tx, organizationId);
  const brake = await findBrake(tx, organizationId);
  if (brake.percent === percent) return unchanged(undefined);

  await writeBrake(tx, organizationId, { ...brake, percent });
  const payload = { id: organizationId, before: brake.percent, after: percent };
  return { answer: undefined, events: [{ name: "directory.brake_changed", payload }] };
}

/** Lets a directory go on that was stopped: whomever it ends in the next hour, an Admin has seen it coming. */
export async function releaseBrake(work: Work): Promise<Change<undefined>> {
  const { tx, organizationId, actor, now } = work;
  granted(rules.mayTrust(actor));
  await holdOrganization(tx, organizationId);
  const brake = await findBrake(tx, organizationId);
  if (brake.stoppedAt === null) throw new Refusal("directory_not_stopped");

  const letThroughUntil = minutesAfter(now, BRAKE_RELEASED_MINUTES);
  await writeBrake(tx, organizationId, { ...brake, stoppedAt: null, letThroughUntil });
  const payload = { id: organizationId, until: letThroughUntil.toISOString() };
  return { answer: undefined, events: [{ name: "directory.brake_released", payload }] };
}
