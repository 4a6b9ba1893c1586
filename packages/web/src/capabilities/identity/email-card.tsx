import { sendEmailVerification } from "@rollcall/contract/identity";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { useMe } from "../../session.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { MailboxHint } from "./mailbox-hint.tsx";

/** The address that one signs in with, and whether it is proven. */
export function EmailCard() {
  const t = useText();
  const { email, email_verified: isVerified } = useMe();
  return (
    <Card
      title={t("E-mail address")}
      description={t("You sign in with it, and sign-in links and invitations go there.")}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium break-words">{email}</span>
        {isVerified ? <Badge tone="success">{t("Verified")}</Badge> : <Badge tone="warning">{t("Not verified")}</Badge>}
      </div>
      {!isVerified && <Verification email={email} />}
    </Card>
  );
}

function Verification({ email }: { email: string }) {
  const t = useText();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => api.call(sendEmailVerification, {}),
    meta: { showsProblem: true },
  });
  return (
    <div className="mt-4 flex flex-col items-start gap-3">
      {error && <Banner tone="danger">{problemText(error, t)}</Banner>}
      {isSuccess ? (
        <>
          <Banner tone="success" title={t("Check your mail")}>
            {t("Open the link that we sent to {email} in this browser.", { email })}
          </Banner>
          <MailboxHint email={email} />
        </>
      ) : (
        <p className="text-pretty text-muted">
          {t("Until you confirm it you cannot accept invitations, nor set a first password.")}
        </p>
      )}
      <Button pending={isPending} onClick={() => mutate()}>
        {isSuccess ? t("Send it again") : t("Send verification mail")}
      </Button>
    </div>
  );
}
