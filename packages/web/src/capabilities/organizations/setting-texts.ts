import { useText } from "../../texts/use-text.ts";
import type { Setting, Settings } from "./merging.ts";

/** How the settings and their values are called. */
export function useSettingTexts() {
  const t = useText();
  const labels: Record<Setting, string> = {
    name: t("Name"),
    invitation_valid_days: t("Invitations stay valid for"),
    guests_by_invitation: t("Guests by invitation"),
    max_key_lifetime_days: t("API keys live at most"),
  };

  function valueIn(key: Setting, settings: Settings): string {
    if (key === "name") return settings.name || t("empty");
    if (key === "guests_by_invitation") return settings.guests_by_invitation ? t("On") : t("Off");
    const days = settings[key];
    if (days === null) return t("no limit");
    return Number.isNaN(days) ? t("empty") : t("{days, plural, one {# day} other {# days}}", { days });
  }

  return { labels, valueIn };
}
