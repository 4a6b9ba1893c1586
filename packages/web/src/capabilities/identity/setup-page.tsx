import { Link2Off } from "lucide-react";
import { useState } from "react";
import { useLinkToken } from "../../shell/link-token.ts";
import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { MessagePage } from "./message-page.tsx";
import { SetupForm } from "./setup-form.tsx";

/** The first page that a new server shows, to whoever holds the link that its first start printed. */
export function SetupPage() {
  const t = useText();
  const token = useLinkToken();
  const [isDead, setDead] = useState(false);
  if (token === undefined || isDead) return <DeadSetupLink />;
  return (
    <PublicPage
      title={t("Set up Rollcall")}
      description={t("Name your Organization and make yourself its first Admin. You invite everybody else afterwards.")}
    >
      <SetupForm token={token} onDead={() => setDead(true)} />
    </PublicPage>
  );
}

function DeadSetupLink() {
  const t = useText();
  return (
    <MessagePage
      icon={Link2Off}
      tone="warning"
      title={t("This setup link does not work")}
      description={t(
        "It works once, and in full only. If Rollcall is set up already, sign in. Otherwise copy the link again from where the server was started.",
      )}
    >
      <LinkButton to="/sign-in" variant="primary" size="lg">
        {t("Sign in")}
      </LinkButton>
    </MessagePage>
  );
}
