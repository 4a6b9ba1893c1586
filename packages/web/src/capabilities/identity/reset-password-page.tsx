import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";

export function ResetPasswordPage() {
  const t = useText();
  return <PublicPage title={t("Reset your password")} />;
}
