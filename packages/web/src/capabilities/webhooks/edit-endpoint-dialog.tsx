import {
  createWebhookEndpoint,
  updateWebhookEndpoint,
  type WebhookEndpoint,
  type WebhookEventName,
} from "@rollcall/contract/webhooks";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { readEndpointsAgain, useEndpointParams } from "./data.ts";
import { EndpointFields } from "./endpoint-fields.tsx";

/** Changes where an endpoint is and what it is told. Sends only what was changed. */
export function EditEndpointDialog({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useEndpointParams();
  const { url, description } = endpoint;
  // The contract's names; an endpoint of another version may be told more, which the form would refuse and says so.
  const events = endpoint.events as WebhookEventName[] | null;
  const form = useContractForm({
    schema: createWebhookEndpoint.body,
    defaultValues: { url, description, events },
    send: async (wanted) => {
      const body = {
        ...(wanted.url !== url && { url: wanted.url }),
        ...(wanted.description !== description && { description: wanted.description }),
        ...(String(wanted.events) !== String(events) && { events: wanted.events }),
      };
      if (Object.keys(body).length > 0) {
        await api.call(updateWebhookEndpoint, { params, body });
        await readEndpointsAgain();
        toast.success(t("The endpoint is changed."));
      }
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      size="lg"
      title={t("Edit endpoint")}
      description={t("What waits already goes to the new address as well. The secret stays the same.")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Save changes")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <EndpointFields form={form} />
      </div>
    </Dialog>
  );
}
