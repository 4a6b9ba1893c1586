import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";

export function ChoosePasswordPage() {
  const t = useText();
  return <PublicPage title={t("Choose a new password")} />;
}
