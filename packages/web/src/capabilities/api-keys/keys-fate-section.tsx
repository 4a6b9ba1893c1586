import type { ApiKey } from "@rollcall/contract/api-keys";
import { useText } from "../../texts/use-text.ts";
import { fateOf, type KeyFates } from "./hand-over.ts";
import { KeyFateField } from "./key-fate-field.tsx";

type Props = {
  keys: readonly ApiKey[];
  leavingId: string;
  fates: KeyFates;
  onChange: (fates: KeyFates) => void;
  /** The key that the server refused to hand over, and why. */
  refused: { keyId: string; reason: string } | undefined;
};

/** Asks what becomes of each key of somebody who is removed. */
export function KeysFateSection({ keys, leavingId, fates, onChange, refused }: Props) {
  const t = useText();
  return (
    <section>
      <h3 className="text-xs font-medium text-subtle">{t("Their API keys")}</h3>
      <p className="mt-0.5 mb-2 text-pretty text-muted">
        {t(
          "{count, plural, one {# key still works. Hand it over where something depends on it: whoever gets it receives a new key, while the old one works for a while.} other {# keys still work. Hand over those that something depends on: whoever gets one receives a new key, while the old one works for a while.}}",
          { count: keys.length },
        )}
      </p>
      <div className="rounded-lg border">
        {keys.map((key) => (
          <KeyFateField
            key={key.id}
            apiKey={key}
            leavingId={leavingId}
            fate={fateOf(fates, key)}
            onChange={(fate) => onChange({ ...fates, [key.id]: fate })}
            error={refused?.keyId === key.id ? refused.reason : undefined}
          />
        ))}
      </div>
    </section>
  );
}
