import { beginConfirmation, type Confirmation, confirmMe, getMySecondFactor } from "@rollcall/contract/second-factor";
import { useQuery } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { settleConfirmation, useConfirmationAsked } from "../../confirming.ts";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { mySecondFactor } from "./data.ts";
import { ProofForm } from "./proof-form.tsx";
import { ProviderProof } from "./provider-proof.tsx";

/** Asks to confirm that it is them, wherever the server wants a fresh sign-in. Once, around every page. */
export function ConfirmMeDialog() {
  const t = useText();
  const isAsked = useConfirmationAsked();
  return (
    <Dialog
      open={isAsked}
      onClose={() => settleConfirmation(false)}
      size="sm"
      keepOpen
      title={t("Confirm that it is you")}
      description={t("This weighs enough to ask again. You will not be asked for the next ten minutes.")}
    >
      <div className="pb-5">{isAsked && <Proof />}</div>
    </Dialog>
  );
}

function Proof() {
  const { signed_in_through: provider } = useMe();
  return provider ? <ProviderProof provider={provider} /> : <OwnProof />;
}

function OwnProof() {
  const t = useText();
  const { email } = useMe();
  const { data, error, isFetching, refetch } = useQuery(mySecondFactor);
  if (error) return <FailedState error={error} onRetry={() => void refetch()} pending={isFetching} />;
  if (data === undefined) return <Skeleton className="h-24 w-full" />;

  async function confirm(proof: Confirmation): Promise<void> {
    await api.call(confirmMe, { body: proof });
    settleConfirmation(true);
    await refresh(getMySecondFactor);
  }
  return (
    <ProofForm
      methods={data.confirm_with}
      email={email}
      action={t("Confirm")}
      begin={() => api.call(beginConfirmation, {})}
      send={confirm}
      onLinkUsed={() => settleConfirmation(true)}
    />
  );
}
