import { deleteWebhookEndpoint, getWebhookEndpoint, type WebhookEndpoint } from "@rollcall/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, queryClient } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { readEndpointsAgain, useEndpointParams } from "./data.ts";
import { placeOf } from "./words.ts";

/** Deletes an endpoint with all that it was told. */
export function DeleteEndpointDialog({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const params = useEndpointParams();
  const name = placeOf(endpoint);
  const remove = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(deleteWebhookEndpoint, { params }),
    onSuccess: async () => {
      toast.success(t("The endpoint is deleted."));
      // Before anything is read again: the endpoint is not there to be read any more.
      await navigate({ to: "/o/$organizationId/webhooks", params: { organizationId: params.organization_id } });
      queryClient.removeQueries({ queryKey: [getWebhookEndpoint.name, { params }] });
      await readEndpointsAgain();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Delete {name}?", { name })}
      description={t("This cannot be undone.")}
      goes={[
        t("Its deliveries, also those that wait to be sent"),
        t("The secret: another endpoint at the same address gets another one"),
      ]}
      stays={[t("Every event, in the audit log"), t("All other endpoints and what they are told")]}
      action={t("Delete endpoint")}
      pending={remove.isPending}
      problem={remove.error ? problemText(remove.error, t) : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
