import type { SecondStepMethod } from "@rollcall/contract/identity";
import { openInvitation } from "@rollcall/contract/invitations";
import { useState } from "react";
import { refresh } from "../../api.ts";
import { forgetEarlierSession } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { SignInForm } from "../identity/sign-in-form.tsx";
import { SecondStepForm } from "../second-factor/second-step-form.tsx";

type Props = { email: string; onLinkSent: () => void };

/** For an invited address that has an account: signing in comes first, then the answer. */
export function JoinSignIn({ email, onLinkSent }: Props) {
  const t = useText();
  const [methods, setMethods] = useState<readonly SecondStepMethod[]>();
  if (methods)
    return (
      <>
        <p className="text-pretty text-muted">{t("Your account has a second factor. Show it to finish signing in.")}</p>
        <SecondStepForm methods={methods} onSignedIn={askAgain} onBeginAgain={() => setMethods(undefined)} />
      </>
    );
  return (
    <>
      <p className="text-pretty text-muted">{t("You have an account with this address. Sign in to accept.")}</p>
      <SignInForm
        email={email}
        isEmailFixed
        returnTo="/join"
        onSignedIn={askAgain}
        onLinkSent={onLinkSent}
        onSecondStep={setMethods}
      />
    </>
  );
}

/** Who is signed in has changed; the page then offers to accept. */
async function askAgain(): Promise<void> {
  forgetEarlierSession();
  await refresh(openInvitation);
}
