import { refusals } from "@rollcall/contract/refusals";
import { SSO_RETURN_PATH } from "@rollcall/contract/sso-sign-ins";
import { ProblemError } from "@rollcall/sdk";
import { ShieldX } from "lucide-react";
import { useEffect } from "react";
import { forgetLinkToken } from "../../shell/link-token.ts";
import { problemText } from "../../texts/problem-text.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Copyable } from "../../ui/copyable.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { MessagePage } from "../identity/message-page.tsx";

type Props = { code: string; reference: string | null; error?: undefined } | { error: unknown };

/** Says kindly that it did not work, and gives the Admin something to look for. */
export function SignInFailedPage(props: Props) {
  const t = useText();
  const { code, reference, sentence } = failureOf(props, t);
  useEffect(() => forgetLinkToken(SSO_RETURN_PATH), []);
  return (
    <MessagePage icon={ShieldX} tone="warning" title={titleOf(code, t)} description={sentence}>
      {reference && code === "sso_sign_in_refused" && (
        <div className="rounded-md border bg-sunken px-3 py-2">
          <p className="text-xs text-muted">{t("Reference for your Admin")}</p>
          <Copyable text={reference} label={t("Copy reference")} />
        </div>
      )}
      <LinkButton to="/sign-in" variant="primary" size="lg">
        {t("Back to sign-in")}
      </LinkButton>
    </MessagePage>
  );
}

type Failure = { code: string; reference: string | null; sentence: string };

function failureOf(props: Props, t: Translate): Failure {
  if (props.error === undefined && "code" in props) return { ...props, sentence: sentenceOf(props.code, t) };
  const { error } = props;
  if (!(error instanceof ProblemError)) return { code: "", reference: null, sentence: problemText(error, t) };
  const { code, problem } = error;
  const sentence = code === "sso_sign_in_refused" ? sentenceOf(code, t) : problemText(error, t);
  return { code, reference: problem.request_id, sentence };
}

/** The codes of the catalogue, as whoever stands before the door reads them. */
function sentenceOf(code: string, t: Translate): string {
  if (code === "sso_sign_in_refused")
    return t("Your identity provider and Rollcall did not agree. Try once more. If it goes on, an Admin can see why.");
  const known = Object.entries(refusals).find(([each]) => each === code);
  return known === undefined ? t("Something went wrong on this page. Try again.") : t(known[1].title);
}

function titleOf(code: string, t: Translate): string {
  if (code === "removed_before" || code === "membership_suspended") return t("You have no access");
  if (code === "sso_sign_in_expired") return t("This took too long");
  return t("Single sign-on did not work");
}
