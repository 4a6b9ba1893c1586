import { MAX_WEBHOOK_ENDPOINTS } from "@rollcall/contract/webhooks";
import { Plus } from "lucide-react";
import { usePermits } from "../../session.ts";
import { useOpened } from "../../shell/use-opened.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { ReferenceLink } from "../developers/reference-link.tsx";
import { useEndpoints } from "./data.ts";
import { EndpointsList } from "./endpoints-list.tsx";

const NewEndpointDialog = later(() => import("./new-endpoint-dialog.tsx").then((file) => file.NewEndpointDialog));

/** Where events of this Organization are sent to. */
export function EndpointsPage() {
  const t = useText();
  const may = usePermits();
  if (may("webhooks:write")) return <Endpoints />;
  return (
    <>
      <PageHeader section={t("Developers")} title={t("Webhooks")} />
      <RefusedState>{t("Your roles do not include webhooks.")}</RefusedState>
    </>
  );
}

function Endpoints() {
  const t = useText();
  const endpoints = useEndpoints();
  const [isMaking, setMaking] = useOpened("new");
  const count = endpoints.data?.data.length ?? 0;
  const create = (
    <Button
      variant="primary"
      icon={Plus}
      onClick={() => setMaking(true)}
      disabledReason={
        count >= MAX_WEBHOOK_ENDPOINTS
          ? t("There can be {max} endpoints. Delete one first.", { max: MAX_WEBHOOK_ENDPOINTS })
          : undefined
      }
    >
      {t("Add endpoint")}
    </Button>
  );
  return (
    <div className="flex shrink-0 grow flex-col">
      <PageHeader
        section={t("Developers")}
        title={t("Webhooks")}
        description={t(
          "Each change is sent to these addresses, signed, and tried again for three days where that fails.",
        )}
        actions={
          <>
            <ReferenceLink />
            {count > 0 && create}
          </>
        }
      />
      <EndpointsList endpoints={endpoints} create={create} />
      {isMaking && <NewEndpointDialog onClose={() => setMaking(false)} />}
    </div>
  );
}
