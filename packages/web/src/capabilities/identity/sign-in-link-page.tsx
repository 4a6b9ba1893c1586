import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";

export function SignInLinkPage() {
  const t = useText();
  return <PublicPage title={t("Sign in")} />;
}
