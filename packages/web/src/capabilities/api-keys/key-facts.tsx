import type { ApiKey } from "@rollcall/contract/api-keys";
import { RichText } from "../../texts/rich-text.tsx";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { useNow } from "../../ui/clock.ts";
import { Time } from "../../ui/time.tsx";
import { stateOf } from "./key-state.ts";
import { keyStateName, keyStateTones } from "./words.ts";

type Props = { apiKey: ApiKey };
/** What is shown of Admin API keys as well. */
type Of<Fields extends keyof ApiKey> = { apiKey: Pick<ApiKey, Fields> };

/** How a key stands, as a word and a colour. */
export function KeyStatusBadge({ apiKey }: Props) {
  const t = useText();
  const state = stateOf(apiKey, useNow());
  return <Badge tone={keyStateTones[state]}>{keyStateName(state, t)}</Badge>;
}

/** How a key stands, with the day that goes with it: until when a replaced one works on, when one was revoked. */
export function KeyStatus({ apiKey }: Props) {
  const t = useText();
  const state = stateOf(apiKey, useNow());
  return (
    <span className="flex flex-col items-start gap-0.5">
      <KeyStatusBadge apiKey={apiKey} />
      {state === "replaced" && (
        <span className="text-xs text-subtle">
          <OverlapInWords apiKey={apiKey} />
        </span>
      )}
      {state === "stopped" && <span className="text-xs text-subtle">{stoppedInWords(apiKey, t)}</span>}
      {apiKey.revoked_at !== null && (
        <span className="text-xs text-subtle">
          <Time at={apiKey.revoked_at} format="relative" />
        </span>
      )}
    </span>
  );
}

function stoppedInWords({ refused_because }: ApiKey, t: Translate): string {
  return refused_because === "workspace_archived"
    ? t("Its Workspace is archived.")
    : t("Its owner may do nothing there now.");
}

/** When a key ends or ended by itself; one that was revoked has no such day any more. */
export function KeyEnd({ apiKey: { revoked_at, expires_at } }: Of<"revoked_at" | "expires_at">) {
  const t = useText();
  if (revoked_at !== null) return "–";
  return expires_at === null ? t("Never") : <Time at={expires_at} format="relative" />;
}

/** When a key was last shown to anybody. */
export function KeyLastUsed({ apiKey: { last_used_at } }: Of<"last_used_at">) {
  const t = useText();
  return last_used_at === null ? t("Never") : <Time at={last_used_at} format="relative" />;
}

/** The name of a key with enough of the key itself to recognise it. */
export function KeyName({ apiKey: { name, mask } }: Of<"name" | "mask">) {
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate font-medium" title={name}>
        {name}
      </span>
      <code className="truncate font-mono text-xs text-subtle">{mask}</code>
    </span>
  );
}

/** A key where there are no columns: name and state, then where it is and what one needs to know of it. */
export function KeySummary({ apiKey, place }: Props & { place: string }) {
  const isReplaced = stateOf(apiKey, useNow()) === "replaced";
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate font-medium" title={apiKey.name}>
          {apiKey.name}
        </span>
        <KeyStatusBadge apiKey={apiKey} />
      </span>
      <span className="truncate text-xs text-muted">
        <code className="font-mono">{apiKey.mask}</code> · {place}
      </span>
      <span className="text-xs text-pretty text-subtle">
        <RichText message="created {date}" values={{ date: <Time at={apiKey.created_at} /> }} /> ·{" "}
        <UseInWords apiKey={apiKey} /> ·{" "}
        {isReplaced ? <OverlapInWords apiKey={apiKey} /> : <EndInWords apiKey={apiKey} />}
      </span>
    </span>
  );
}

/** When a key was last used, as a part of a sentence. */
export function UseInWords({ apiKey: { last_used_at } }: Of<"last_used_at">) {
  const t = useText();
  if (last_used_at === null) return t("never used");
  return <RichText message="last used {date}" values={{ date: <Time at={last_used_at} format="relative" /> }} />;
}

/** Until when a key that was replaced works on. */
export function OverlapInWords({ apiKey: { overlap_until } }: Of<"overlap_until">) {
  if (overlap_until === null) return null;
  return <RichText message="works on, stops {date}" values={{ date: <Time at={overlap_until} format="relative" /> }} />;
}

/** When a key ends or ended, as a part of a sentence. */
export function EndInWords({ apiKey: { status, revoked_at, expires_at } }: Of<"status" | "revoked_at" | "expires_at">) {
  const t = useText();
  const end = revoked_at ?? expires_at;
  if (end === null) return t("does not expire");
  const date = <Time at={end} format="relative" />;
  if (revoked_at !== null) return <RichText message="revoked {date}" values={{ date }} />;
  if (status === "expired") return <RichText message="expired {date}" values={{ date }} />;
  return <RichText message="expires {date}" values={{ date }} />;
}
