import type { SecondStepMethod } from "@rollcall/contract/identity";
import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";
import { SecondStepForm } from "./second-step-form.tsx";

type Props = { methods: readonly SecondStepMethod[]; onSignedIn: () => Promise<void>; onBeginAgain: () => void };

/** The page after the password or the mailed link, where the account has a second factor. */
export function SecondStepPage(props: Props) {
  const t = useText();
  return (
    <PublicPage
      title={t("One more step")}
      description={t("Your account has a second factor. Show it to finish signing in.")}
    >
      <SecondStepForm {...props} />
    </PublicPage>
  );
}
