import type { NewAdminKey } from "@rollcall/contract/admin-keys";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { SecretField } from "../../ui/secret-field.tsx";
import { ShownOnceDialog } from "../../ui/shown-once-dialog.tsx";
import { Time } from "../../ui/time.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { curlLine } from "./curl-line.ts";

type Props = { title: string; made: NewAdminKey; onDone: () => void };

/** The secret of a new key, this once, with a line to try it at once. */
export function NewAdminKeyDialog({ title, made: { key, secret }, onDone }: Props) {
  const t = useText();
  const { organization_id: organizationId } = useOrganizationParams();
  const curl = curlLine({ origin: globalThis.location.origin, organizationId, permissions: key.permissions, secret });
  return (
    <ShownOnceDialog title={title} action={t("I have stored the key")} onDone={onDone}>
      <SecretField label={key.name} hint={<End at={key.expires_at} />} secret={secret} copyLabel={t("Copy key")} />
      {curl !== undefined && (
        <CopyField
          label={t("Try it in a terminal")}
          text={curl}
          copyLabel={t("Copy the command")}
          hint={
            <RichText
              message="All that there is to call stands in the <a>API reference</a>, where you can try the key as well."
              parts={{
                a: (
                  // biome-ignore lint/a11y/useAnchorContent: the text comes from the message.
                  <a
                    href="/reference"
                    target="_blank"
                    rel="noopener"
                    className="rounded-sm font-medium text-accent-text underline underline-offset-2"
                  />
                ),
              }}
            />
          }
        />
      )}
    </ShownOnceDialog>
  );
}

function End({ at }: { at: string | null }) {
  const t = useText();
  if (at === null) return t("It does not expire.");
  return <RichText message="It expires {date}." values={{ date: <Time at={at} /> }} />;
}
