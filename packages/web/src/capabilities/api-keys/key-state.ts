import type { ApiKey } from "@rollcall/contract/api-keys";

/**
 * How a key stands as people see it: a key that works may be about to end, or work on
 * beside the one in its place; one that is refused only because of its owner or Workspace has stopped.
 */
export type KeyState = "active" | "expiring" | "replaced" | "stopped" | "expired" | "revoked";

const SOON_MS = 7 * 86_400_000;

type Life = Pick<ApiKey, "status" | "refused_because" | "expires_at" | "replaced_by" | "overlap_until">;

/** How a key stands now, which may be later than when it was read. */
export function stateOf(
  { status, refused_because, expires_at, replaced_by, overlap_until }: Life,
  now: number,
): KeyState {
  if (status !== "active") return status;
  if ([expires_at, overlap_until].some((end) => end !== null && Date.parse(end) <= now)) return "expired";
  if (refused_because !== null) return "stopped";
  if (replaced_by !== null) return "replaced";
  return expires_at !== null && Date.parse(expires_at) - now <= SOON_MS ? "expiring" : "active";
}
