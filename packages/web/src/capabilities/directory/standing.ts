import type { Directory, DirectoryToken } from "@rollcall/contract/directory";

/** How directory sync stands: never begun, without a token that works, waiting for the first request, at work, or stopped. */
export type Standing = "new" | "no_token" | "waiting" | "connected" | "stopped";

type Asked = Pick<Directory, "last_request_at"> & { brake: Pick<Directory["brake"], "stopped_at"> };
type Token = Pick<DirectoryToken, "status" | "expires_at" | "last_used_at">;

export function standingOf(directory: Asked, tokens: readonly Token[]): Standing {
  const hasAsked = lastHeard(directory, tokens) !== null;
  if (directory.brake.stopped_at !== null) return "stopped";
  if (tokens.length === 0 && !hasAsked) return "new";
  if (activeOf(tokens).length === 0) return "no_token";
  return hasAsked ? "connected" : "waiting";
}

/** When a directory last asked. Tokens remember it longer than the log does. */
export function lastHeard(
  { last_request_at }: Pick<Asked, "last_request_at">,
  tokens: readonly Token[],
): string | null {
  const times = [last_request_at, ...tokens.map(({ last_used_at }) => last_used_at)].filter((time) => time !== null);
  return times.toSorted().at(-1) ?? null;
}

export function activeOf<T extends Pick<Token, "status">>(tokens: readonly T[]): T[] {
  return tokens.filter(({ status }) => status === "active");
}

const SOON_MS = 14 * 86_400_000;

/** When the last token that works ends, where that is soon: from then on a directory is refused. */
export function endsSoon(tokens: readonly Token[], now: number): string | null {
  const ends = activeOf(tokens).map(({ expires_at }) => expires_at);
  const last = ends.includes(null)
    ? undefined
    : ends
        .filter((end) => end !== null)
        .toSorted()
        .at(-1);
  return last !== undefined && Date.parse(last) - now <= SOON_MS ? last : null;
}
