import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useProducts, useSubscriptions } from "../members/data.ts";

/** Whether no subscription allows inviting, and which plans of the catalogue would (SPEC R4.1). */
export function useInvitingPlans(): { isMissing: boolean; inWords: string } {
  const t = useText();
  const { either } = useFormats();
  const subscriptions = useSubscriptions();
  const { data: catalogue } = useProducts();
  const allowing = (catalogue?.data ?? []).flatMap((product) => {
    const plans = product.plans.filter((plan) => plan.allows_invitations).map(({ name }) => name);
    return plans.length === 0 ? [] : [t("{product} on {plans}", { product: product.name, plans: either(plans) })];
  });
  return {
    isMissing: catalogue !== undefined && !subscriptions.some(({ plan }) => plan.allows_invitations),
    inWords: either(allowing),
  };
}
