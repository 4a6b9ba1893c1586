import { requestSeat } from "@rollcall/contract/subscriptions";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useToast } from "../../ui/toast.tsx";
import { askForSeat } from "./data.ts";

type Props = { organizationId: string; product: { id: string; name: string }; open: boolean; onClose: () => void };

/** Asks the Admins for a seat, with a reason that helps them to decide. What was written stays when it is refused. */
export function AskDialog({ organizationId, product, open, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const { register, errorOf, submit, problem, isSending, reset } = useContractForm({
    schema: requestSeat.body.pick({ reason: true }),
    defaultValues: { reason: "" },
    send: async ({ reason }) => {
      await askForSeat(organizationId, product.id, reason);
      toast.success(t("The Admins see that you ask for {product}.", { product: product.name }));
      reset();
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="sm"
      keepOpen
      title={t("Ask for a seat of {product}", { product: product.name })}
      description={t("The Admins see your request and grant or decline it.")}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={isSending}>
            {t("Send request")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="danger">{problem}</Banner>}
        <TextArea
          label={t("Reason")}
          optional
          hint={t("What you need it for, in at most 500 characters.")}
          {...register("reason")}
          error={errorOf("reason")}
        />
      </div>
    </Dialog>
  );
}
