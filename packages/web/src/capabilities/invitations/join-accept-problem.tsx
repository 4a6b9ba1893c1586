import { sendEmailVerification } from "@rollcall/contract/identity";
import { ProblemError } from "@rollcall/sdk";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { MailboxHint } from "../identity/mailbox-hint.tsx";

type Props = { error: Error; organizationId: string; email: string };

/** Why an offer could not be accepted, with the way on where there is one. */
export function AcceptProblem({ error, organizationId, email }: Props) {
  const t = useText();
  const code = error instanceof ProblemError ? error.code : undefined;
  if (code === "email_not_verified") return <VerifyFirst email={email} />;
  if (code !== "already_member") return <Banner tone="danger">{problemText(error, t)}</Banner>;
  return (
    <Banner
      action={
        <LinkButton to="/o/$organizationId" params={{ organizationId }} size="sm">
          {t("Open the Organization")}
        </LinkButton>
      }
    >
      {t("You belong to this Organization already.")}
    </Banner>
  );
}

function VerifyFirst({ email }: { email: string }) {
  const t = useText();
  const { mutate, isPending, isSuccess } = useMutation({ mutationFn: () => api.call(sendEmailVerification, {}) });
  if (isSuccess)
    return (
      <>
        <Banner tone="success" title={t("Check your mail")}>
          {t("Open the link that we sent to {email}, then come back and accept.", { email })}
        </Banner>
        <MailboxHint email={email} />
      </>
    );
  return (
    <Banner
      tone="warning"
      title={t("Confirm your address first")}
      action={
        <Button size="sm" pending={isPending} onClick={() => mutate()}>
          {t("Send verification mail")}
        </Button>
      }
    >
      {t("The invitation is for whoever reads the mail of {email}.", { email })}
    </Banner>
  );
}
