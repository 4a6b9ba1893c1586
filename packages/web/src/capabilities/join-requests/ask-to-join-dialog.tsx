import { type JoinableOrganization, joinOrganization } from "@rollcall/contract/join-requests";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useJoin } from "./use-join.ts";

/** A word to the Admins who decide. */
export function AskToJoinDialog({ joinable, onClose }: { joinable: JoinableOrganization; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const { name } = joinable.organization;
  const join = useJoin(joinable, () => {
    toast.success(t("The Admins of {name} are asked.", { name }));
    onClose();
  });
  const form = useContractForm({
    schema: joinOrganization.body,
    defaultValues: { message: "" },
    send: ({ message }) => join.mutateAsync(message),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Ask to join {name}", { name })}
      description={t("Its Admins see your name, your address and what you write. You get a mail with their answer.")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Ask to join")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextArea label={t("Message")} optional {...form.register("message")} error={form.errorOf("message")} />
      </div>
    </Dialog>
  );
}
