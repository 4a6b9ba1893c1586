import { completeSsoSignIn, SSO_RETURN_PATH } from "@rollcall/contract/sso-sign-ins";
import { useMutation } from "@tanstack/react-query";
import { UserRoundCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { api } from "../../api.ts";
import { forgetLinkToken, useLinkToken } from "../../shell/link-token.ts";
import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { MessagePage } from "../identity/message-page.tsx";
import { useEnter } from "../identity/use-enter.ts";
import { SignInFailedPage } from "./sign-in-failed-page.tsx";

/** Where the identity provider's answer leads: finishes signing in, or says why that did not work. */
export function SsoReturnPage() {
  const said = new URLSearchParams(useLinkToken());
  const [code, problem] = [said.get("code"), said.get("problem")];
  if (code !== null) return <Finishing key={code} code={code} />;
  return <SignInFailedPage code={problem ?? "sso_sign_in_expired"} reference={said.get("reference")} />;
}

function Finishing({ code }: { code: string }) {
  const t = useText();
  const enter = useEnter();
  const hasBegun = useRef(false);
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (confirmed: boolean) => {
      const answer = await api.call(completeSsoSignIn, { body: { code, confirmed } });
      if (answer.status === "signed_in") {
        forgetLinkToken(SSO_RETURN_PATH);
        await enter(answer.return_to ?? `/o/${answer.organization_id}`);
      }
      return answer;
    },
    meta: { showsProblem: true },
  });
  useEffect(() => {
    // The code works once.
    if (!hasBegun.current) mutate(false);
    hasBegun.current = true;
  }, [mutate]);

  if (error) return <SignInFailedPage error={error} />;
  if (data?.status !== "confirm")
    return (
      <PublicPage title={t("Signing you in")}>
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner /> {t("One moment…")}
        </p>
      </PublicPage>
    );
  return (
    <MessagePage
      icon={UserRoundCheck}
      title={t("Sign in to {organization}?", { organization: data.organization_name })}
      description={t("A link of your identity provider led you here. You will work as {email}.", { email: data.email })}
    >
      <Button variant="primary" size="lg" pending={isPending} onClick={() => mutate(true)}>
        {t("Continue as {email}", { email: data.email })}
      </Button>
      <LinkButton to="/sign-in" size="lg">
        {t("That is not what I want")}
      </LinkButton>
    </MessagePage>
  );
}
