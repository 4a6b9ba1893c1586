import { sendPasswordReset } from "@rollcall/contract/identity";
import { useSearch } from "@tanstack/react-router";
import { MailCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { PublicPage } from "../../shell/public-page.tsx";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { MailboxHint } from "./mailbox-hint.tsx";
import { MessagePage } from "./message-page.tsx";

/** Asks for the mail with a link to choose a new password. */
export function ResetPasswordPage() {
  const t = useText();
  const [sentTo, setSentTo] = useState<string>();
  const { register, errorOf, submit, problem, isSending, setFocus } = useContractForm({
    schema: sendPasswordReset.body,
    defaultValues: { email: useSearch({ from: "/reset-password" }).email ?? "" },
    send: async (body) => {
      await api.call(sendPasswordReset, { body });
      setSentTo(body.email);
    },
  });
  useEffect(() => setFocus("email"), [setFocus]);

  if (sentTo !== undefined) return <ResetSentPage email={sentTo} />;
  return (
    <PublicPage
      title={t("Reset your password")}
      description={t("We mail you a link to choose a new one.")}
      footer={<TextLink to="/sign-in">{t("Back to sign-in")}</TextLink>}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Banner tone="danger">{problem}</Banner>}
        <TextField
          label={t("E-mail address")}
          type="email"
          autoComplete="username"
          {...register("email")}
          error={errorOf("email")}
        />
        <Button type="submit" variant="primary" size="lg" pending={isSending}>
          {t("Mail me a reset link")}
        </Button>
      </form>
    </PublicPage>
  );
}

/** The same for addresses with and without an account. */
function ResetSentPage({ email }: { email: string }) {
  const t = useText();
  return (
    <MessagePage
      icon={MailCheck}
      title={t("Check your mail")}
      description={
        <RichText
          message="If {email} has an account, a link to choose a new password is on its way. It works once, for an hour."
          values={{ email: <strong className="font-semibold break-words text-ink">{email}</strong> }}
        />
      }
    >
      <p className="text-muted">{t("Nothing there? Look into the spam folder, or check the address.")}</p>
      <MailboxHint email={email} />
      <LinkButton to="/sign-in" search={{ email }} size="lg">
        {t("Back to sign-in")}
      </LinkButton>
    </MessagePage>
  );
}
