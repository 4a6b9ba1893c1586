import type { Organization } from "@rollcall/contract/organizations";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { KeyLifetimeField } from "./key-lifetime-field.tsx";
import { identityEntries } from "./organization-facts.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useSettingsForm } from "./use-settings-form.ts";

/** The settings for those who may change them. What is not saved stays, whatever happens meanwhile. */
export function SettingsForm({ organization }: { organization: Organization }) {
  const t = useText();
  const form = useSettingsForm(organization);
  const { register, errorOf, mine } = form;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-5">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <ConflictNotice form={form} />
      <Card title={t("General")}>
        <TextField
          label={t("Name")}
          hint={t("Members see it in the switcher, and invitations name it.")}
          autoComplete="organization"
          className="max-w-110"
          {...register("name")}
          error={errorOf("name")}
        />
        <div className="mt-4">
          <DescriptionList entries={identityEntries(organization, t)} />
        </div>
      </Card>
      <Card title={t("Invitations")}>
        <div className="flex flex-col gap-5">
          <TextField
            label={t("Invitations stay valid for")}
            hint={t("1 to 30. It counts for invitations that are sent from now on.")}
            type="number"
            inputMode="numeric"
            min={1}
            max={30}
            className="max-w-110"
            suffix={<span className="pr-2.5">{t("days")}</span>}
            {...register("invitation_valid_days", { valueAsNumber: true })}
            error={errorOf("invitation_valid_days")}
          />
          <Checkbox
            label={t("Guests by invitation while single sign-on is on")}
            hint={t(
              "With single sign-on, people join through your identity provider and inviting is off. With this on, Admins can still invite people whose address is outside your verified domains, such as contractors.",
            )}
            checked={mine.guests_by_invitation}
            onChange={(isOn) => form.setValue("guests_by_invitation", isOn, { shouldDirty: true })}
          />
        </div>
      </Card>
      <Card title={t("API keys")}>
        <KeyLifetimeField form={form} />
      </Card>
      <SaveBar form={form} />
    </form>
  );
}
