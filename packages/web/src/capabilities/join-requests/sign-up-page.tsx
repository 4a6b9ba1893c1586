import type { ProblemError } from "@rollcall/sdk";
import { Link2Off } from "lucide-react";
import { useState } from "react";
import { useLinkToken } from "../../shell/link-token.ts";
import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { MessagePage } from "../identity/message-page.tsx";
import { AskForSignUp } from "./ask-for-sign-up.tsx";
import { SignUpForm } from "./sign-up-form.tsx";

/** Without a link it asks for the address that gets one; with it, somebody makes their account. */
export function SignUpPage() {
  const t = useText();
  const token = useLinkToken();
  const [dead, setDead] = useState<ProblemError>();
  if (dead !== undefined) return <DeadSignUpLink error={dead} onAgain={() => setDead(undefined)} />;
  if (token === undefined) return <AskForSignUp />;
  return (
    <PublicPage
      title={t("Make your account")}
      description={t("Your address is proved. Your name and a password are all that is missing.")}
    >
      <SignUpForm token={token} onDead={setDead} />
    </PublicPage>
  );
}

function DeadSignUpLink({ error, onAgain }: { error: ProblemError; onAgain: () => void }) {
  const t = useText();
  const hasAccount = error.code === "email_taken";
  return (
    <MessagePage
      icon={Link2Off}
      tone="warning"
      title={hasAccount ? t("You have an account already") : t("This link no longer works")}
      description={
        hasAccount
          ? t("Sign in with it. Then you see the Organizations that you can join.")
          : t("It was used already, has expired, or was not copied in full. Ask for a new one; it takes a moment.")
      }
    >
      {hasAccount ? (
        <LinkButton to="/sign-in" search={{ return_to: "/organizations" }} variant="primary" size="lg">
          {t("Sign in")}
        </LinkButton>
      ) : (
        <LinkButton to="/sign-up" variant="primary" size="lg" onClick={onAgain}>
          {t("Get a new link")}
        </LinkButton>
      )}
    </MessagePage>
  );
}
