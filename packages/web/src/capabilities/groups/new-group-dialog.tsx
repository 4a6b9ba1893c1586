import { createGroup } from "@rollcall/contract/groups";
import { useNavigate, useParams } from "@tanstack/react-router";
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
import { type ChosenMember, MembersField } from "../members/members-field.tsx";
import { readAgain } from "./change.ts";

/** Makes a Group with its first members; it grants nothing yet, so nobody gains anything. */
export function NewGroupDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const [chosen, setChosen] = useState<ChosenMember[]>([]);
  const form = useContractForm({
    schema: createGroup.body,
    defaultValues: { name: "", description: "", members: [] },
    send: async (body) => {
      const group = await api.call(createGroup, { params: { organization_id: organizationId }, body });
      readAgain();
      toast.success(t("{name} is there. Now say what it grants.", { name: group.name }));
      onClose();
      await navigate({
        to: "/o/$organizationId/groups/$groupId/access",
        params: { organizationId, groupId: group.id },
      });
    },
  });

  function choose(members: ChosenMember[]): void {
    setChosen(members);
    form.setValue(
      "members",
      members.map(({ id }) => id),
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      title={t("Create Group")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Create Group")}
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
          rows={2}
          {...form.register("description")}
          error={form.errorOf("description")}
        />
        <MembersField
          label={t("First members")}
          optional
          chosen={chosen}
          onChange={choose}
          error={form.errorOf("members")}
        />
      </div>
    </Dialog>
  );
}
