import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";

export function VerifyEmailPage() {
  const t = useText();
  return <PublicPage title={t("Verify your e-mail address")} />;
}
