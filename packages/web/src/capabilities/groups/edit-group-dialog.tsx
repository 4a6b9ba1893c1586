import { type GroupDetails, updateGroup } from "@rollcall/contract/groups";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { readAgain } from "./change.ts";
import { useGroupParams } from "./data.ts";

/** Renames or describes a Group; nobody's access changes by it. */
export function EditGroupDialog({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useGroupParams();
  const form = useContractForm({
    schema: updateGroup.body,
    defaultValues: { name: group.name, description: group.description },
    send: async (body) => {
      const { name } = await api.call(updateGroup, { params, body });
      readAgain();
      toast.success(t("{name} is saved.", { name }));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      size="sm"
      title={t("Edit Group")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField label={t("Name")} autoComplete="off" {...form.register("name")} error={form.errorOf("name")} />
        <TextArea
          label={t("Description")}
          optional
          {...form.register("description")}
          error={form.errorOf("description")}
        />
      </div>
    </Dialog>
  );
}
