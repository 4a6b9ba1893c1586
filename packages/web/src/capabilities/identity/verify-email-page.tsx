import { completeEmailVerification } from "@rollcall/contract/identity";
import { ProblemError } from "@rollcall/sdk";
import { useMutation } from "@tanstack/react-query";
import { CircleCheck, Link2Off, LogIn, MailQuestion } from "lucide-react";
import { api, isSignedOut, queryClient } from "../../api.ts";
import { forgetLinkToken, useLinkToken } from "../../shell/link-token.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { MessagePage } from "./message-page.tsx";
import { useSignedIn } from "./signed-in.ts";

const path = "/verify-email";

/** Where a mailed verification link leads: proves the address of whoever is signed in and asked for it. */
export function VerifyEmailPage() {
  const t = useText();
  const token = useLinkToken();
  const me = useSignedIn();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: async (given: string) => {
      await api.call(completeEmailVerification, { body: { token: given } });
      forgetLinkToken(path);
      await queryClient.invalidateQueries();
    },
    meta: { showsProblem: true },
  });

  if (isSuccess) return <Verified />;
  if (isSignedOut(error)) return <SignInToVerify />;
  const isDead = error instanceof ProblemError && error.code === "verification_link_invalid";
  if (token === undefined || isDead) return <DeadVerificationLink signedInAs={me?.email} />;
  return (
    <MessagePage
      icon={MailQuestion}
      title={t("Confirm your e-mail address")}
      description={
        me
          ? t("One click, and {email} is confirmed.", { email: me.email })
          : t("One click, and your address is confirmed.")
      }
    >
      {error && <Banner tone="danger">{problemText(error, t)}</Banner>}
      <Button variant="primary" size="lg" pending={isPending} onClick={() => mutate(token)}>
        {t("Confirm the address")}
      </Button>
    </MessagePage>
  );
}

function Verified() {
  const t = useText();
  return (
    <MessagePage
      icon={CircleCheck}
      tone="success"
      title={t("Your address is confirmed")}
      description={t("If you came from an invitation, go back to its page and accept.")}
    >
      <LinkButton to="/" variant="primary" size="lg">
        {t("Continue to Rollcall")}
      </LinkButton>
    </MessagePage>
  );
}

function SignInToVerify() {
  const t = useText();
  return (
    <MessagePage
      icon={LogIn}
      title={t("Sign in to confirm your address")}
      description={t("Only the account that asked for this link can use it. Your link is kept in this tab.")}
    >
      <LinkButton to="/sign-in" search={{ return_to: path }} variant="primary" size="lg">
        {t("Sign in")}
      </LinkButton>
    </MessagePage>
  );
}

function DeadVerificationLink({ signedInAs }: { signedInAs: string | undefined }) {
  const t = useText();
  return (
    <MessagePage
      icon={Link2Off}
      tone="warning"
      title={t("This link does not confirm your address")}
      description={
        signedInAs === undefined
          ? t("It was used already, has expired, or was not copied in full.")
          : t("It was used already, has expired, or belongs to another account than {email}.", { email: signedInAs })
      }
    >
      <LinkButton to="/account" variant="primary" size="lg">
        {t("Open your account to get a new one")}
      </LinkButton>
    </MessagePage>
  );
}
