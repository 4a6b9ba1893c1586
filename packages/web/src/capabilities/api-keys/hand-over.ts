import type { ApiKey } from "@rollcall/contract/api-keys";
import { type Overlap, USUAL_OVERLAP } from "./words.ts";

/** Who gets a key of somebody who is removed. */
export type Recipient = { kind: "member" | "service_account"; id: string; name: string };

/** What becomes of one key: revoked, or handed to somebody while the old one works on for a while. */
export type KeyFate = { deed: "revoke" | "hand_over"; to: Recipient | undefined; overlap: Overlap };

/** What becomes of each key, by its id; a key that is not named is revoked. */
export type KeyFates = Readonly<Record<string, KeyFate>>;

export const revoked: KeyFate = { deed: "revoke", to: undefined, overlap: USUAL_OVERLAP };

export function fateOf(fates: KeyFates, { id }: Pick<ApiKey, "id">): KeyFate {
  return fates[id] ?? revoked;
}

/** Whether somebody is still missing who gets a key. */
export function isIncomplete(fates: KeyFates, keys: readonly ApiKey[]): boolean {
  return keys.some((key) => fateOf(fates, key).deed === "hand_over" && fateOf(fates, key).to === undefined);
}

/** What is sent: the keys that are handed over, in the order in which they stand. */
export function handOversOf(fates: KeyFates, keys: readonly ApiKey[]) {
  return keys.flatMap((key) => {
    const { deed, to, overlap } = fateOf(fates, key);
    if (deed === "revoke" || to === undefined) return [];
    const recipient = to.kind === "member" ? { member_id: to.id } : { service_account_id: to.id };
    return [{ key_id: key.id, to: recipient, overlap_hours: Number(overlap) }];
  });
}
