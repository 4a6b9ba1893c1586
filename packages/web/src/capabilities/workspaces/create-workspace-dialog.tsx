import { createWorkspace } from "@rollcall/contract/workspaces";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { readWorkspacesAgain, showWorkspace } from "./data.ts";
import { type FirstMember, FirstMembersField } from "./first-members-field.tsx";
import { IconField } from "./icon-field.tsx";

/** Makes a Workspace with its first members, and opens it. */
export function CreateWorkspaceDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const params = useOrganizationParams();
  const [members, setMembers] = useState<FirstMember[]>([]);
  const form = useContractForm({
    schema: createWorkspace.body,
    defaultValues: { name: "", description: "", icon: "box", members: [] },
    send: async (body) => {
      const workspace = await api.call(createWorkspace, { params, body });
      showWorkspace(params.organization_id, workspace);
      void readWorkspacesAgain();
      toast.success(t("{workspace} is there.", { workspace: workspace.name }));
      onClose();
      await navigate({
        to: "/o/$organizationId/workspaces/$workspaceId/members",
        params: { organizationId: params.organization_id, workspaceId: workspace.id },
      });
    },
  });
  const { register, errorOf, setValue } = form;

  function choose(chosen: FirstMember[]): void {
    setMembers(chosen);
    setValue(
      "members",
      chosen.map(({ id, roles }) => ({ member_id: id, roles })),
      { shouldDirty: true },
    );
  }

  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen={form.formState.isDirty}
      title={t("Create Workspace")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Create Workspace")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField label={t("Name")} autoComplete="off" {...register("name")} error={errorOf("name")} />
        <TextArea
          label={t("Description")}
          optional
          rows={2}
          {...register("description")}
          error={errorOf("description")}
        />
        <IconField
          value={form.watch("icon") ?? "box"}
          onChange={(icon) => setValue("icon", icon, { shouldDirty: true })}
        />
        <FirstMembersField members={members} onChange={choose} error={errorOf("members")} />
      </div>
    </Dialog>
  );
}
