import type { SecondStepMethod } from "@rollcall/contract/identity";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { forgetEarlierSession, session } from "../../session.ts";
import { PublicPage } from "../../shell/public-page.tsx";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { SecondStepPage } from "../second-factor/second-step-page.tsx";
import { LinkSentPage } from "./link-sent-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { SignedInAlready } from "./signed-in-already.tsx";
import { useEnter } from "./use-enter.ts";

/** By password or by a mailed link; leads back to where somebody was going. */
export function SignInPage() {
  const t = useText();
  const { return_to: returnTo, email: given } = useSearch({ from: "/sign-in" });
  const enter = useEnter();
  const [email, setEmail] = useState(given);
  const [isLinkSent, setLinkSent] = useState(false);
  const [methods, setMethods] = useState<readonly SecondStepMethod[]>();
  const [mayBeSignedIn] = useState(!session.isOver);
  // Whoever comes here by signing out leaves nothing behind, for "back" to show.
  useEffect(forgetEarlierSession, []);

  function showLinkSent(sentTo: string): void {
    setEmail(sentTo);
    setLinkSent(true);
  }

  if (methods)
    return (
      <SecondStepPage methods={methods} onSignedIn={() => enter(returnTo)} onBeginAgain={() => setMethods(undefined)} />
    );
  if (isLinkSent && email) return <LinkSentPage email={email} onBack={() => setLinkSent(false)} />;
  return (
    <PublicPage
      title={t("Sign in")}
      footer={
        <RichText
          message="No account yet? An Admin of your Organization can invite you, or you <a>sign up with your work address</a>."
          parts={{ a: <TextLink to="/sign-up" /> }}
        />
      }
    >
      {mayBeSignedIn && <SignedInAlready onContinue={() => void enter(returnTo)} />}
      <SignInForm
        email={email}
        returnTo={returnTo}
        onSignedIn={() => enter(returnTo)}
        onLinkSent={showLinkSent}
        onSecondStep={setMethods}
      />
    </PublicPage>
  );
}
