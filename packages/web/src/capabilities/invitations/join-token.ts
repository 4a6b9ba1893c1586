import { useEffect, useState } from "react";
import { useLinkToken } from "../../shell/link-token.ts";

const CHANNEL = "rollcall.invitation";
const ANSWER_WITHIN_MS = 400;

type Message = { kind: "asked" } | { kind: "told"; token: string };

/**
 * The secret of the invitation's link. A mailed sign-in link opens in another tab, which asks the tab that holds the
 * invitation for it: neither an address nor a mail ever carries both. `undefined` while it is not known, `null` for none.
 */
export function useJoinToken(): string | null | undefined {
  const own = useLinkToken();
  const [told, setTold] = useState<string | null>();

  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === "told") setTold((known) => known ?? data.token);
      else if (own !== undefined) channel.postMessage({ kind: "told", token: own } satisfies Message);
    };
    if (own === undefined) channel.postMessage({ kind: "asked" } satisfies Message);
    const timer = setTimeout(() => setTold((known) => known ?? null), ANSWER_WITHIN_MS);
    return () => {
      clearTimeout(timer);
      channel.close();
    };
  }, [own]);

  return own ?? told;
}

/** The Organization stands in the token in the clear; it is the only thing that a link still tells once it is dead. */
export function organizationOf(token: string): string | undefined {
  const [, id] = /^([0-9a-f]{32})\./.exec(token) ?? [];
  return id === undefined ? undefined : `org_${id}`;
}
