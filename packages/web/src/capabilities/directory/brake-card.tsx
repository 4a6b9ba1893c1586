import {
  BRAKE_FREE_MEMBERS,
  DEFAULT_BRAKE_PERCENT,
  type DirectoryBrake,
  getDirectory,
  setDirectoryBrake,
} from "@rollcall/contract/directory";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

/** What stops a directory that would end too many members at once, and from how many on. */
export function BrakeCard({ brake }: { brake: DirectoryBrake }) {
  const t = useText();
  const toast = useToast();
  const params = useOrganizationParams();
  const form = useContractForm({
    schema: setDirectoryBrake.body,
    defaultValues: { percent: brake.percent },
    send: async (body) => {
      const { percent } = await api.call(setDirectoryBrake, { params, body });
      form.reset({ percent });
      await refresh(getDirectory);
      toast.success(percent === null ? t("The brake is off.") : t("The brake holds above {percent}%.", { percent }));
    },
  });
  const { isDirty } = form.formState;
  const isOn = form.watch("percent") !== null;
  const turn = (on: boolean) =>
    form.setValue("percent", on ? (brake.percent ?? DEFAULT_BRAKE_PERCENT) : null, { shouldDirty: true });
  return (
    <form noValidate onSubmit={form.submit}>
      <Card
        title={t("Brake")}
        description={t(
          "A directory that is set up wrongly can empty an Organization. The brake stops it, and the Admins get a mail.",
        )}
        footer={
          <Button
            type="submit"
            pending={form.isSending}
            disabledReason={isDirty ? undefined : t("Nothing has changed.")}
          >
            {t("Save")}
          </Button>
        }
      >
        <div className="flex flex-col gap-5">
          {form.problem && <Banner tone="danger">{form.problem}</Banner>}
          <Checkbox
            label={t("Stop a directory that ends too many members in an hour")}
            hint={t("Suspending and removing are refused then; creating and changing go on. An Admin lets it go on.")}
            checked={isOn}
            onChange={turn}
          />
          {isOn ? (
            <TextField
              label={t("Stop above")}
              hint={t(
                "1 to 100, of the members there are. {count, plural, one {# member} other {# members}} in an hour never stop it.",
                { count: BRAKE_FREE_MEMBERS },
              )}
              type="number"
              inputMode="numeric"
              min={1}
              max={100}
              className="max-w-110"
              suffix={<span className="pr-2.5">{t("% of the members")}</span>}
              {...form.register("percent", { valueAsNumber: true })}
              error={form.errorOf("percent")}
            />
          ) : (
            <Banner tone="warning">
              {t("Without the brake one mistake in the directory can end everybody but the last Admin.")}
            </Banner>
          )}
          <p className="text-muted">
            {t(
              "{count, plural, =0 {In the last hour directories ended nobody.} one {In the last hour directories suspended or removed # member.} other {In the last hour directories suspended or removed # members.}}",
              { count: brake.ended_in_last_hour },
            )}
          </p>
        </div>
      </Card>
    </form>
  );
}
