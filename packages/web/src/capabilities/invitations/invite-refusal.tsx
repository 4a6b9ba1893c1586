import { ProblemError } from "@rollcall/sdk";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { useInvitingPlans } from "./use-inviting-plans.ts";

/** Why inviting does not work now: said before one types where it is known, and after the server refused. */
export function InviteRefusal({ refusal }: { refusal: Error | null }) {
  const t = useText();
  const plans = useInvitingPlans();
  const code = refusal instanceof ProblemError ? refusal.code : undefined;
  if (code === "plan_required" || (refusal === null && plans.isMissing))
    return (
      <Banner tone="warning" title={t("Your plan does not include inviting yet")}>
        {code === "plan_required"
          ? problemText(refusal, t)
          : t("Inviting members needs {plans}.", { plans: plans.inWords })}
      </Banner>
    );
  if (refusal === null) return null;
  return (
    <Banner tone="danger" title={t("Nobody was invited")}>
      {problemText(refusal, t)}
    </Banner>
  );
}
