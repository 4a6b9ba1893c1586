import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";

export function SetupPage() {
  const t = useText();
  return <PublicPage title={t("Set up Rollcall")} />;
}
