import { type Line, split } from "./chain.ts";

/** An event, as far as it can be about somebody. */
type Told = Pick<Line, "actorKind" | "actorId" | "actorName" | "ipAddress" | "userAgent" | "subjectId" | "payload">;

/** What tells one person from all others in the events of an Organization. */
export type Person = { ids: readonly string[]; emails: ReadonlySet<string> };

/** What of an event is about a person: what they did themselves, and what its payload says of them. */
export function concerns({ actorKind, actorId, subjectId, payload }: Told, { ids, emails }: Person): Concerned {
  const isThem = (text: string) => ids.includes(text) || emails.has(text.toLowerCase());
  const inPayload = isThem(subjectId) || textsIn(payload).some(isThem);
  // Whoever was not known yet and does something about somebody is them: they decline, or try to sign in.
  const isUnknown = actorKind === "anonymous" && inPayload;
  return { asActor: isUnknown || (actorId !== null && ids.includes(actorId)), inPayload };
}

export type Concerned = { asActor: boolean; inPayload: boolean };

/** What of that is still there: parts of an event may have been erased before, for somebody else. */
export function leftOf(event: Told, { asActor, inPayload }: Concerned): Concerned {
  const { actorName, ipAddress, userAgent, payload } = event;
  return {
    asActor: asActor && !(actorName === "" && ipAddress === null && userAgent === null),
    inPayload: inPayload && Object.keys(split(payload).personal).length > 0,
  };
}

/** The event without what could tell who the person was; ids stay. */
export function erased(event: Told, { asActor, inPayload }: Concerned) {
  const { actorName, ipAddress, userAgent, payload } = event;
  return {
    ...(asActor ? { actorName: "", ipAddress: null, userAgent: null } : { actorName, ipAddress, userAgent }),
    payload: inPayload ? split(payload).plain : payload,
  };
}

/** The ids that an event is to be read with: what it is about and what its payload names first, and not without end. */
export function idsIn({ subjectId, payload }: Pick<Line, "subjectId" | "payload">): string[] {
  const ids = textsIn(payload).filter((text) => /^[a-z]{2,8}_[0-9a-f]{32}$/.test(text));
  return [...new Set([subjectId, ...ids])].slice(0, MOST_NAMES);
}

const MOST_NAMES = 20;

/** What the payload itself calls what it is about: as it was then. */
export function nameIn(payload: Record<string, unknown>): string | undefined {
  return [payload["name"], payload["domain"]].find((each) => typeof each === "string");
}

export function emailIn(payload: Record<string, unknown>): string | undefined {
  return typeof payload["email"] === "string" ? payload["email"] : undefined;
}

export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
