import { createWebhookEndpoint, type NewWebhookEndpoint } from "@rollcall/contract/webhooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type * as z from "zod";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { readEndpointsAgain } from "./data.ts";
import { EndpointFields } from "./endpoint-fields.tsx";
import { NewSecretDialog } from "./new-secret-dialog.tsx";

/** Adds an endpoint and shows its secret, this once; then leads to its page. */
export function NewEndpointDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const params = useOrganizationParams();
  const [made, setMade] = useState<z.output<typeof NewWebhookEndpoint>>();
  const form = useContractForm({
    schema: createWebhookEndpoint.body,
    defaultValues: { url: "", description: "", events: null },
    send: async (body) => {
      setMade(await api.call(createWebhookEndpoint, { params, body }));
      void readEndpointsAgain();
    },
  });
  if (made)
    return (
      <NewSecretDialog
        title={t("The endpoint is added")}
        secret={made.secret}
        onDone={() =>
          void navigate({
            to: "/o/$organizationId/webhooks/$endpointId",
            params: { organizationId: params.organization_id, endpointId: made.endpoint.id },
          })
        }
      />
    );
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      size="lg"
      title={t("Add endpoint")}
      description={t("An address of yours that is told what happens in this Organization.")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Add endpoint")}
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
