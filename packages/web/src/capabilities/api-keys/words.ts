import type { ApiKey } from "@rollcall/contract/api-keys";
import type { Translate } from "../../texts/use-text.ts";
import type { BadgeTone } from "../../ui/badge.tsx";
import type { KeyStatus } from "./data.ts";
import type { KeyState } from "./key-state.ts";

export function keyStatusName(status: KeyStatus, t: Translate): string {
  return { active: active(t), expired: t("Expired"), revoked: t("Revoked") }[status];
}

export function keyStateName(state: KeyState, t: Translate): string {
  return {
    active: active(t),
    expiring: t("Expires soon"),
    replaced: t("Replaced"),
    stopped: t("Stopped"),
    expired: t("Expired"),
    revoked: t("Revoked"),
  }[state];
}

/** Some languages say it in another form of a key than of a member, a Workspace or a Service account. */
function active(t: Translate): string {
  return t("{what, select, key {Active} other {Active}}", { what: "key" });
}

export const keyStateTones = {
  active: "success",
  expiring: "warning",
  replaced: "accent",
  stopped: "danger",
  expired: "neutral",
  revoked: "neutral",
} as const satisfies Record<KeyState, BadgeTone>;

/** For how many hours a key that is replaced works on. */
export const overlaps = ["0", "1", "24", "168"] as const;
export type Overlap = (typeof overlaps)[number];
export const USUAL_OVERLAP: Overlap = "24";

export function overlapName(overlap: Overlap, t: Translate): string {
  return {
    "0": t("Stops at once"),
    "1": t("Works for 1 more hour"),
    "24": t("Works for 24 more hours"),
    "168": t("Works for 7 more days"),
  }[overlap];
}

/** Whose key it is; one's own is called so. */
export function ownerName({ owner }: ApiKey, ownId: string | undefined, t: Translate): string {
  return owner.id === ownId ? t("You") : owner.name;
}
