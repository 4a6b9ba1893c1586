import type { NewApiKey } from "@rollcall/contract/api-keys";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { SecretField } from "../../ui/secret-field.tsx";
import { Time } from "../../ui/time.tsx";

/** A new key in full, to copy; whose it is and when it ends stand below. */
export function NewKeyField({ made: { key, secret } }: { made: NewApiKey }) {
  const t = useText();
  return <SecretField label={key.name} hint={<About apiKey={key} />} secret={secret} copyLabel={t("Copy key")} />;
}

function About({ apiKey: { workspace, owner, expires_at } }: { apiKey: NewApiKey["key"] }) {
  const values = { workspace: workspace.name, owner: owner.name };
  if (expires_at === null)
    return <RichText message="{workspace} · belongs to {owner} · does not expire" values={values} />;
  return (
    <RichText
      message="{workspace} · belongs to {owner} · expires {date}"
      values={{ ...values, date: <Time at={expires_at} /> }}
    />
  );
}
