import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useSignedIn } from "./signed-in.ts";

/** Saves somebody who is still signed in from signing in again. */
export function SignedInAlready({ onContinue }: { onContinue: () => void }) {
  const t = useText();
  const me = useSignedIn();
  if (me === undefined) return null;
  return (
    <Banner>
      <p className="break-words">{t("You are signed in as {email}.", { email: me.email })}</p>
      <Button size="sm" onClick={onContinue} className="mt-2 mb-0.5">
        {t("Continue")}
      </Button>
    </Banner>
  );
}
