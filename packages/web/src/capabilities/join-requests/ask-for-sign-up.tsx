import { sendSignUpLink } from "@rollcall/contract/join-requests";
import { Language } from "@rollcall/contract/people";
import { MailCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { PublicPage } from "../../shell/public-page.tsx";
import { RichText } from "../../texts/rich-text.tsx";
import { i18n } from "../../texts/texts.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { MailboxHint } from "../identity/mailbox-hint.tsx";
import { MessagePage } from "../identity/message-page.tsx";

/** Asks for the address. The answer is the same for every one, so that nobody can learn who lets whom in. */
export function AskForSignUp() {
  const t = useText();
  const [sentTo, setSentTo] = useState<string>();
  const { register, errorOf, submit, problem, isSending, setFocus } = useContractForm({
    schema: sendSignUpLink.body,
    defaultValues: { email: "", language: Language.catch("en").parse(i18n.locale) },
    send: async (body) => {
      await api.call(sendSignUpLink, { body });
      setSentTo(body.email);
    },
  });
  useEffect(() => setFocus("email"), [setFocus]);
  if (sentTo !== undefined) return <SignUpSent email={sentTo} onBack={() => setSentTo(undefined)} />;
  return (
    <PublicPage
      title={t("Sign up")}
      description={t("For people whose Organization lets them join by their work address. We mail a link to it.")}
      footer={<TextLink to="/sign-in">{t("Back to sign-in")}</TextLink>}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Banner tone="danger">{problem}</Banner>}
        <TextField
          label={t("Work e-mail address")}
          type="email"
          autoComplete="email"
          {...register("email")}
          error={errorOf("email")}
        />
        <Button type="submit" variant="primary" size="lg" pending={isSending}>
          {t("Mail me a link")}
        </Button>
      </form>
    </PublicPage>
  );
}

function SignUpSent({ email, onBack }: { email: string; onBack: () => void }) {
  const t = useText();
  return (
    <MessagePage
      icon={MailCheck}
      title={t("Check your mail")}
      description={
        <RichText
          message="If an Organization lets people with an address like {email} join, a link is on its way. It works for an hour."
          values={{ email: <strong className="font-semibold break-words text-ink">{email}</strong> }}
        />
      }
    >
      <p className="text-pretty text-muted">
        {t("Nothing there after some minutes? Look into the spam folder, or ask an Admin for an invitation.")}
      </p>
      <MailboxHint email={email} />
      <Button size="lg" onClick={onBack}>
        {t("Use another address")}
      </Button>
    </MessagePage>
  );
}
