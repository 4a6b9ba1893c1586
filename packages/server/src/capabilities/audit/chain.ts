import { createHash } from "node:crypto";

/** An event as it is sealed. */
export type Line = {
  organizationId: string;
  id: string;
  name: string;
  subjectId: string;
  payload: Record<string, unknown>;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  ipAddress: string | null;
  userAgent: string | null;
  requestId: string | null;
  at: Date;
};

/** What stands beside an event to prove it. A salt is gone once the personal data that it covers was erased. */
export type Seal = {
  form: number;
  actorSalt: Buffer | null;
  actorDigest: Buffer;
  payloadSalt: Buffer | null;
  payloadDigest: Buffer;
  eventHash: Buffer;
  hash: Buffer;
};

export type Salts = { actor: Buffer; payload: Buffer };

/** The rules below. What they take for personal data can only change under another number (decisions/0013). */
export const FORM = 1;

/** Keys of payloads that hold personal data or what people wrote; everything else is ids and names of things. */
const PERSONAL_KEYS = new Set([
  "email",
  "error",
  "first_name",
  "last_name",
  "message",
  "reason",
  "subject",
  "user_name",
]);

/** The hash on which the first event of an Organization builds. */
export function genesis(organizationId: string): Buffer {
  return sha256(`rollcall audit log of ${organizationId}`);
}

/** The hash at a position: over the hash at the one before and the event. */
export function linked(previous: Buffer, eventHash: Buffer): Buffer {
  return sha256(previous, eventHash);
}

export function sealed(line: Line, salts: Salts, previous: Buffer): Seal {
  const actorDigest = sha256(salts.actor, canonical(actorPart(line)));
  const payloadDigest = sha256(salts.payload, canonical(split(line.payload).personal));
  const eventHash = hashOfEvent(line, { form: FORM, actorDigest, payloadDigest });
  const hash = linked(previous, eventHash);
  return {
    form: FORM,
    actorSalt: salts.actor,
    actorDigest,
    payloadSalt: salts.payload,
    payloadDigest,
    eventHash,
    hash,
  };
}

/** Whether an event is as it was sealed; what was erased has to be empty. */
export function isIntact(line: Line, seal: Seal): boolean {
  const { personal } = split(line.payload);
  const isActorIntact =
    seal.actorSalt === null
      ? isActorErased(line)
      : sha256(seal.actorSalt, canonical(actorPart(line))).equals(seal.actorDigest);
  const isPayloadIntact =
    seal.payloadSalt === null
      ? Object.keys(personal).length === 0
      : sha256(seal.payloadSalt, canonical(personal)).equals(seal.payloadDigest);
  return isActorIntact && isPayloadIntact && hashOfEvent(line, seal).equals(seal.eventHash);
}

/** The payload without personal data, and the personal data by where it stood. */
export function split(payload: Record<string, unknown>): {
  plain: Record<string, unknown>;
  personal: Record<string, unknown>;
} {
  const personal: Record<string, unknown> = {};
  // The cast is sound: an object becomes an object.
  return { plain: withoutPersonal(payload, "", personal) as Record<string, unknown>, personal };
}

function withoutPersonal(value: unknown, path: string, personal: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((each, index) => withoutPersonal(each, `${path}${index}.`, personal));
  if (typeof value !== "object" || value === null) return value;
  const kept: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (PERSONAL_KEYS.has(key)) personal[`${path}${key}`] = inner;
    else kept.push([key, withoutPersonal(inner, `${path}${key}.`, personal)]);
  }
  return Object.fromEntries(kept);
}

function actorPart({ actorName, ipAddress, userAgent }: Line): unknown[] {
  return [actorName, ipAddress, userAgent];
}

function isActorErased({ actorName, ipAddress, userAgent }: Line): boolean {
  return actorName === "" && ipAddress === null && userAgent === null;
}

function hashOfEvent(
  line: Line,
  { form, actorDigest, payloadDigest }: Omit<Seal, "eventHash" | "hash" | "actorSalt" | "payloadSalt">,
) {
  const { organizationId, id, name, subjectId, actorKind, actorId, requestId, at } = line;
  const digests = [actorDigest.toString("hex"), payloadDigest.toString("hex")];
  const said = [name, subjectId, split(line.payload).plain, actorKind, actorId, requestId, at.toISOString()];
  return sha256(canonical([form, organizationId, id, ...said, ...digests]));
}

/** JSON of one form: the keys of each object in order, nothing between. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

function sha256(...parts: (Buffer | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
