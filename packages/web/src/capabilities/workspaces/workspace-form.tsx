import { updateWorkspace, type Workspace, type WorkspaceChanges } from "@rollcall/contract/workspaces";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { whenReachedFor } from "../../ui/later.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { readWorkspacesAgain, showWorkspace, useWorkspaceParams } from "./data.ts";
import { IconField } from "./icon-field.tsx";

const loadSchema = () => import("./changes-schema.ts").then((file) => file.changesSchema);
whenReachedFor(loadSchema);

/** The settings for those who may change them; sends only what was edited. */
export function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const t = useText();
  const toast = useToast();
  const params = useWorkspaceParams();
  const form = useContractForm({
    schema: loadSchema,
    defaultValues: settingsOf(workspace),
    send: async (wanted) => {
      const edited = Object.keys(form.formState.dirtyFields) as (keyof WorkspaceChanges)[];
      // The keys are those of the form, which are the contract's own.
      const body = Object.fromEntries(edited.map((key) => [key, wanted[key]])) as WorkspaceChanges;
      const saved = await api.call(updateWorkspace, { params, body });
      showWorkspace(params.organization_id, saved);
      form.reset(settingsOf(saved));
      toast.success(t("{workspace} is saved.", { workspace: saved.name }));
      void readWorkspacesAgain();
    },
  });
  const { register, errorOf, setValue } = form;
  const { isDirty } = form.formState;
  return (
    <form noValidate onSubmit={form.submit}>
      <Card
        title={t("General")}
        footer={
          <>
            {isDirty && <Button onClick={() => form.reset(settingsOf(workspace))}>{t("Discard")}</Button>}
            <Button
              type="submit"
              variant="primary"
              pending={form.isSending}
              disabledReason={isDirty ? undefined : t("Nothing is changed.")}
            >
              {t("Save changes")}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-5">
          {form.problem && <Banner tone="danger">{form.problem}</Banner>}
          <TextField
            label={t("Name")}
            autoComplete="off"
            className="max-w-110"
            {...register("name")}
            error={errorOf("name")}
          />
          <TextArea
            label={t("Description")}
            optional
            rows={2}
            className="max-w-110"
            {...register("description")}
            error={errorOf("description")}
          />
          <IconField
            value={form.watch("icon") ?? workspace.icon}
            onChange={(icon) => setValue("icon", icon, { shouldDirty: true })}
          />
          <TextField
            label={t("Longest life of a key")}
            hint={t(
              "1 to 3650. A key that is asked to live longer is shortened to it. Empty: the Organization’s limit alone counts.",
            )}
            optional
            type="number"
            inputMode="numeric"
            min={1}
            max={3650}
            className="max-w-110"
            suffix={<span className="pr-2.5">{t("days")}</span>}
            {...register("max_key_lifetime_days", { setValueAs: numberOrNothing })}
            error={errorOf("max_key_lifetime_days")}
          />
          <div className="flex flex-wrap items-center gap-x-3 text-muted">
            {t("Workspace ID")} <Copyable text={workspace.id} label={t("Copy Workspace ID")} />
          </div>
        </div>
      </Card>
    </form>
  );
}

function settingsOf({ name, description, icon, max_key_lifetime_days }: Workspace) {
  return { name, description, icon, max_key_lifetime_days };
}

function numberOrNothing(value: string | number | null): number | null {
  return value === "" || value === null ? null : Number(value);
}
