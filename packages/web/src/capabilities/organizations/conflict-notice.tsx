import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useSettingTexts } from "./setting-texts.ts";
import type { SettingsFormState } from "./use-settings-form.ts";

/** Somebody else changed what is being edited here: shows theirs and lets one choose. */
export function ConflictNotice({ form }: { form: SettingsFormState }) {
  const t = useText();
  const { labels, valueIn } = useSettingTexts();
  return form.conflicting.map((key) => (
    <Banner
      key={key}
      tone="warning"
      title={t("Changed elsewhere: {setting}", { setting: labels[key] })}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => form.take([key])}>
            {t("Take theirs")}
          </Button>
          <Button size="sm" onClick={() => form.keep([key])}>
            {t("Keep mine")}
          </Button>
        </span>
      }
    >
      {t("It is now “{theirs}”. You have “{mine}” here, not saved yet.", {
        theirs: valueIn(key, form.now),
        mine: valueIn(key, form.mine),
      })}
    </Banner>
  ));
}
