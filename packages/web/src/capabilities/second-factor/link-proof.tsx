import { sendSignInLink } from "@rollcall/contract/identity";
import { useMutation } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { MailboxHint } from "../identity/mailbox-hint.tsx";

type Props = { email: string; onUsed: (() => void) | undefined };

/** For who has no password and no second factor: a fresh sign-in by mail, in another tab of this browser. */
export function LinkProof({ email, onUsed }: Props) {
  const t = useText();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => {
      const { pathname, search } = location;
      return api.call(sendSignInLink, { body: { email, return_to: pathname + search } });
    },
    meta: { showsProblem: true },
  });
  return (
    <div className="flex flex-col gap-4">
      {error && <Banner tone="danger">{problemText(error, t)}</Banner>}
      {isSuccess ? (
        <>
          <Banner tone="success" title={t("Check your mail")}>
            {t("Open the link that we sent to {email} in this browser. Then come back here and continue.", { email })}
          </Banner>
          <MailboxHint email={email} />
          <Button variant="primary" size="lg" onClick={onUsed}>
            {t("I have used the link")}
          </Button>
        </>
      ) : (
        <>
          <p className="text-pretty text-muted">{t("We mail a sign-in link to {email}.", { email })}</p>
          <Button variant="primary" size="lg" icon={Mail} pending={isPending} onClick={() => mutate()}>
            {t("Mail me a sign-in link")}
          </Button>
        </>
      )}
    </div>
  );
}
