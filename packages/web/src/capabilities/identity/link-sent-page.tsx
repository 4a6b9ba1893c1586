import { MailCheck } from "lucide-react";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { MailboxHint } from "./mailbox-hint.tsx";
import { MessagePage } from "./message-page.tsx";

/** After a sign-in link was asked for: the same for addresses with and without an account. */
export function LinkSentPage({ email, onBack }: { email: string; onBack: () => void }) {
  const t = useText();
  return (
    <MessagePage
      icon={MailCheck}
      title={t("Check your mail")}
      description={
        <RichText
          message="If {email} has an account, a sign-in link is on its way. It works once, for 15 minutes."
          values={{ email: <strong className="font-semibold break-words text-ink">{email}</strong> }}
        />
      }
    >
      <p className="text-muted">{t("Nothing there? Look into the spam folder, or check the address.")}</p>
      <MailboxHint email={email} />
      <Button size="lg" onClick={onBack}>
        {t("Back to sign-in")}
      </Button>
    </MessagePage>
  );
}
