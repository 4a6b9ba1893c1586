import type { createDirectoryToken } from "@rollcall/contract/directory";
import type { OutputOf } from "@rollcall/sdk";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { SecretField } from "../../ui/secret-field.tsx";
import { ShownOnceDialog } from "../../ui/shown-once-dialog.tsx";
import { Time } from "../../ui/time.tsx";
import { useDirectory } from "./data.ts";

type Props = { made: OutputOf<typeof createDirectoryToken>; onDone: () => void };

/** A new token with the base URL that goes with it: the two things to paste into the directory. */
export function NewTokenDialog({ made: { token, secret }, onDone }: Props) {
  const t = useText();
  const { data: directory } = useDirectory();
  return (
    <ShownOnceDialog
      title={t("Token {name} is made", { name: token.name })}
      description={t("Paste both into your directory now.")}
      action={t("I have pasted the token")}
      onDone={onDone}
    >
      <SecretField
        label={t("Token")}
        secret={secret}
        copyLabel={t("Copy token")}
        hint={
          token.expires_at === null ? (
            t("It does not expire.")
          ) : (
            <RichText message="It expires {date}." values={{ date: <Time at={token.expires_at} /> }} />
          )
        }
      />
      {directory && <CopyField label={t("Base URL")} text={directory.base_url} copyLabel={t("Copy base URL")} />}
    </ShownOnceDialog>
  );
}
