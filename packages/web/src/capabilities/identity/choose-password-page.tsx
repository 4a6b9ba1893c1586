import { completePasswordReset } from "@rollcall/contract/identity";
import { ProblemError } from "@rollcall/sdk";
import { CircleCheck, Link2Off } from "lucide-react";
import { useEffect, useState } from "react";
import { api, queryClient } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { forgetLinkToken, useLinkToken } from "../../shell/link-token.ts";
import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { MessagePage } from "./message-page.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

type Outcome = "chosen" | "dead";

/** Where a mailed reset link leads. */
export function ChoosePasswordPage() {
  const token = useLinkToken();
  const [outcome, setOutcome] = useState<Outcome>();
  if (outcome === "chosen") return <PasswordChosen />;
  if (outcome === "dead" || token === undefined) return <DeadResetLink />;
  return <ChoosePassword token={token} onOutcome={setOutcome} />;
}

function ChoosePassword({ token, onOutcome }: { token: string; onOutcome: (outcome: Outcome) => void }) {
  const t = useText();
  const { register, errorOf, submit, problem, isSending, setFocus, watch } = useContractForm({
    schema: completePasswordReset.body,
    defaultValues: { token, password: "" },
    send: async (body) => {
      try {
        await api.call(completePasswordReset, { body });
      } catch (error) {
        if (!(error instanceof ProblemError && error.code === "reset_link_invalid")) throw error;
        return onOutcome("dead");
      }
      forgetLinkToken("/reset-password/choose");
      // Every session has ended, this browser's too.
      queryClient.clear();
      onOutcome("chosen");
    },
  });
  useEffect(() => setFocus("password"), [setFocus]);
  return (
    <PublicPage
      title={t("Choose a new password")}
      description={t("It ends every session of your account: afterwards you sign in anew everywhere.")}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Banner tone="danger">{problem}</Banner>}
        <NewPasswordField
          label={t("New password")}
          typed={watch("password")}
          {...register("password")}
          error={errorOf("password")}
        />
        <Button type="submit" variant="primary" size="lg" pending={isSending}>
          {t("Choose this password")}
        </Button>
      </form>
    </PublicPage>
  );
}

function PasswordChosen() {
  const t = useText();
  return (
    <MessagePage
      icon={CircleCheck}
      tone="success"
      title={t("Your new password works")}
      description={t("You were signed out everywhere. Sign in with it now.")}
    >
      <LinkButton to="/sign-in" variant="primary" size="lg">
        {t("Sign in")}
      </LinkButton>
    </MessagePage>
  );
}

function DeadResetLink() {
  const t = useText();
  return (
    <MessagePage
      icon={Link2Off}
      tone="warning"
      title={t("This reset link no longer works")}
      description={t("It was used already, has expired, or was not copied in full. Your password is as it was.")}
    >
      <LinkButton to="/reset-password" variant="primary" size="lg">
        {t("Get a new link")}
      </LinkButton>
    </MessagePage>
  );
}
