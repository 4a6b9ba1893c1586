import { getMe } from "@rollcall/contract/identity";
import { useBreakGlass as breakGlass } from "@rollcall/contract/sso-access";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";

type Props = { organization: { id: string; name: string }; onClose: () => void };

/** The door for the day on which the identity provider does not work. */
export function EmergencyDialog({ organization, onClose }: Props) {
  const t = useText();
  const form = useContractForm({
    schema: breakGlass.body,
    defaultValues: { reason: "" },
    send: async (body) => {
      await api.call(breakGlass, { params: { organization_id: organization.id }, body });
      await refresh(getMe);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Enter {organization} without the identity provider", { organization: organization.name })}
      description={t("For four hours, in this session. It is recorded, and the other Admins are mailed at once.")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="danger" pending={form.isSending}>
            {t("Use emergency access")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextArea
          label={t("Why")}
          hint={t("The other Admins read it.")}
          {...form.register("reason")}
          error={form.errorOf("reason")}
        />
      </div>
    </Dialog>
  );
}
