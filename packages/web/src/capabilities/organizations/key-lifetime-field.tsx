import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SettingsFormState } from "./use-settings-form.ts";

const USUAL_DAYS = 365;

/** The longest that API keys of the Organization may live, or no limit (SPEC R9.2). */
export function KeyLifetimeField({ form }: { form: SettingsFormState }) {
  const t = useText();
  const isLimited = form.mine.max_key_lifetime_days !== null;

  function limit(isOn: boolean): void {
    const days = isOn ? (form.base.max_key_lifetime_days ?? USUAL_DAYS) : null;
    form.setValue("max_key_lifetime_days", days, { shouldDirty: true });
  }
  return (
    <div className="flex flex-col gap-4">
      <Checkbox
        label={t("Limit how long API keys live")}
        hint={t("A Workspace can set a shorter limit, not a longer one.")}
        checked={isLimited}
        onChange={limit}
      />
      {isLimited && (
        <TextField
          label={t("API keys live at most")}
          hint={t("1 to 3650. It counts for keys that are made from now on; keys that are there keep their end.")}
          type="number"
          inputMode="numeric"
          min={1}
          max={3650}
          className="max-w-110"
          suffix={<span className="pr-2.5">{t("days")}</span>}
          {...form.register("max_key_lifetime_days", { valueAsNumber: true })}
          error={form.errorOf("max_key_lifetime_days")}
        />
      )}
    </div>
  );
}
