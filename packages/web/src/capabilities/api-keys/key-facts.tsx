import type { ApiKey } from "@rollcall/contract/api-keys";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { useNow } from "../../ui/clock.ts";
import { Time } from "../../ui/time.tsx";
import { stateOf } from "./key-state.ts";
import { keyStateName, keyStateTones } from "./words.ts";

type Props = { apiKey: ApiKey };

/** How a key stands, as a word and a colour; a replaced one says until when it works on. */
export function KeyStatusBadge({ apiKey }: Props) {
  const t = useText();
  const state = stateOf(apiKey, useNow());
  return (
    <span className="flex flex-col items-start gap-0.5">
      <Badge tone={keyStateTones[state]}>{keyStateName(state, t)}</Badge>
      {state === "replaced" && apiKey.overlap_until !== null && (
        <span className="text-xs text-subtle">
          <RichText
            message="works on, stops {date}"
            values={{ date: <Time at={apiKey.overlap_until} format="relative" /> }}
          />
        </span>
      )}
    </span>
  );
}

/** When a key ends, or when it ended. */
export function KeyEnd({ apiKey: { revoked_at, expires_at } }: Props) {
  const t = useText();
  if (revoked_at !== null)
    return <RichText message="Revoked {date}" values={{ date: <Time at={revoked_at} format="relative" /> }} />;
  return expires_at === null ? t("Never") : <Time at={expires_at} format="relative" />;
}

/** When a key was last shown to anybody. */
export function KeyLastUsed({ apiKey: { last_used_at } }: Props) {
  const t = useText();
  return last_used_at === null ? t("Never") : <Time at={last_used_at} format="relative" />;
}

/** The name of a key with enough of the key itself to recognise it. */
export function KeyName({ apiKey: { name, mask } }: Props) {
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate font-medium" title={name}>
        {name}
      </span>
      <code className="truncate font-mono text-xs text-subtle">{mask}</code>
    </span>
  );
}

/** The same facts in a few words, for where there are no columns. */
export function KeyFacts({ apiKey, place }: Props & { place: string }) {
  return (
    <>
      {place} · <RichText message="created {date}" values={{ date: <Time at={apiKey.created_at} /> }} /> ·{" "}
      <UseInWords apiKey={apiKey} /> · <EndInWords apiKey={apiKey} />
    </>
  );
}

/** When a key was last used, as a part of a sentence. */
export function UseInWords({ apiKey: { last_used_at } }: Props) {
  const t = useText();
  if (last_used_at === null) return t("never used");
  return <RichText message="last used {date}" values={{ date: <Time at={last_used_at} format="relative" /> }} />;
}

function EndInWords({ apiKey: { status, revoked_at, expires_at } }: Props) {
  const t = useText();
  const end = revoked_at ?? expires_at;
  if (end === null) return t("does not expire");
  const date = <Time at={end} format="relative" />;
  if (revoked_at !== null) return <RichText message="revoked {date}" values={{ date }} />;
  if (status === "expired") return <RichText message="expired {date}" values={{ date }} />;
  return <RichText message="expires {date}" values={{ date }} />;
}
