import { getMe } from "@rollcall/contract/identity";
import { ShieldAlert } from "lucide-react";
import { refresh } from "../../api.ts";
import { askToConfirm } from "../../confirming.ts";
import { type Membership, useMe } from "../../session.ts";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { State } from "../../ui/state.tsx";

/** In place of an Organization that stays shut until this session has shown a second factor. */
export function SecondFactorNeededPage({ membership: { organization } }: { membership: Membership }) {
  const t = useText();
  const { has_second_factor: hasOne } = useMe();
  const { name } = organization;
  useDocumentTitle(name);

  async function confirm(): Promise<void> {
    if (await askToConfirm()) await refresh(getMe);
  }
  return (
    <div className="flex min-h-[70dvh] items-center">
      <State
        icon={ShieldAlert}
        heading="h1"
        title={t("{organization} requires a second factor", { organization: name })}
        action={
          hasOne ? (
            <Button variant="primary" onClick={() => void confirm()}>
              {t("Confirm with your second factor")}
            </Button>
          ) : (
            <LinkButton to="/account" variant="primary">
              {t("Set one up")}
            </LinkButton>
          )
        }
      >
        {hasOne
          ? t("You signed in here without it. Show it once and go on.")
          : t("The time to set one up is over. It takes two minutes, with an app on your phone or a passkey.")}
      </State>
    </div>
  );
}
