import { acceptSignInLink, type SecondStepMethod } from "@rollcall/contract/identity";
import { ProblemError } from "@rollcall/sdk";
import { useMutation } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { KeyRound, Link2Off } from "lucide-react";
import { useState } from "react";
import { api } from "../../api.ts";
import { forgetLinkToken, useLinkToken } from "../../shell/link-token.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { SecondStepPage } from "../second-factor/second-step-page.tsx";
import { MessagePage } from "./message-page.tsx";
import { useEnter } from "./use-enter.ts";

const path = "/sign-in/link";

/** Where a mailed sign-in link leads. It asks for one click, so that a mail scanner that opens it uses nothing up. */
export function SignInLinkPage() {
  const t = useText();
  const token = useLinkToken();
  const { return_to: returnTo } = useSearch({ from: path });
  const enter = useEnter();
  const [methods, setMethods] = useState<readonly SecondStepMethod[]>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (given: string) => {
      const { second_step } = await api.call(acceptSignInLink, { body: { token: given } });
      forgetLinkToken(path);
      if (second_step === null) await enter(returnTo);
      else setMethods(second_step);
    },
    meta: { showsProblem: true },
  });

  if (methods)
    return (
      <SecondStepPage
        methods={methods}
        onSignedIn={() => enter(returnTo)}
        onBeginAgain={() => void enter(signInAgain(returnTo))}
      />
    );
  const isDead = error instanceof ProblemError && error.code === "sign_in_link_invalid";
  if (token === undefined || isDead) return <DeadSignInLink returnTo={returnTo} />;
  return (
    <MessagePage
      icon={KeyRound}
      title={t("Sign in to Rollcall")}
      description={t("Your link is ready. It works once, in this browser.")}
    >
      {error && <Banner tone="danger">{problemText(error, t)}</Banner>}
      <Button variant="primary" size="lg" pending={isPending} onClick={() => mutate(token)}>
        {t("Continue to Rollcall")}
      </Button>
    </MessagePage>
  );
}

function signInAgain(returnTo: string | undefined): string {
  return returnTo === undefined ? "/sign-in" : `/sign-in?return_to=${encodeURIComponent(returnTo)}`;
}

function DeadSignInLink({ returnTo }: { returnTo: string | undefined }) {
  const t = useText();
  return (
    <MessagePage
      icon={Link2Off}
      tone="warning"
      title={t("This sign-in link no longer works")}
      description={t(
        "It was used already, has expired, or was not copied in full. Ask for a new one; it takes a moment.",
      )}
    >
      <LinkButton
        to="/sign-in"
        search={returnTo === undefined ? {} : { return_to: returnTo }}
        variant="primary"
        size="lg"
      >
        {t("Get a new link")}
      </LinkButton>
    </MessagePage>
  );
}
