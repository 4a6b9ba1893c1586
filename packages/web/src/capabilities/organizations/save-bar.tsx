import { ArrowRight } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { editedSettings, type Settings } from "./merging.ts";
import { useSettingTexts } from "./setting-texts.ts";
import type { SettingsFormState } from "./use-settings-form.ts";

const LeavingDialog = later(() => import("./leaving-dialog.tsx").then((file) => file.LeavingDialog));

/** Says what would be saved, then what was. It stays in sight while something is not saved. */
export function SaveBar({ form }: { form: SettingsFormState }) {
  const t = useText();
  const isEdited = form.edited.length > 0;
  const hasConflict = form.conflicting.length > 0;
  return (
    <div
      className={
        isEdited
          ? "sticky bottom-3 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line-strong bg-raised px-4 py-2.5 shadow-popup"
          : "flex flex-wrap items-center justify-end gap-x-4 gap-y-2"
      }
    >
      <div role="status" className="min-w-48 flex-1">
        {isEdited && <Changes title={t("Not saved yet")} before={form.base} after={form.mine} />}
        {!isEdited && form.saved && <Changes title={t("Saved")} {...form.saved} />}
      </div>
      <div className="ml-auto flex items-center gap-2">
        {isEdited && <Button onClick={form.discard}>{t("Discard")}</Button>}
        <Button
          type="submit"
          variant="primary"
          pending={form.isSending}
          disabledReason={
            isEdited ? (hasConflict ? t("Choose above first: theirs or yours.") : undefined) : t("Nothing is changed.")
          }
        >
          {t("Save changes")}
        </Button>
      </div>
      {isEdited && <LeavingDialog isEdited />}
    </div>
  );
}

function Changes({ title, before, after }: { title: string; before: Settings; after: Settings }) {
  const { labels, valueIn } = useSettingTexts();
  const t = useText();
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <span className="font-medium">{title}</span>
      <ul className="contents">
        {editedSettings(before, after).map((key) => (
          <li key={key} className="flex min-w-0 flex-wrap items-center gap-x-1 text-muted">
            {t("{setting}:", { setting: labels[key] })}{" "}
            <span className="max-w-48 truncate">{valueIn(key, before)}</span>
            <ArrowRight aria-label={t("becomes")} className="size-3 shrink-0 text-subtle" />
            <span className="max-w-48 truncate text-ink">{valueIn(key, after)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
