import type { SecondStepMethod } from "@rollcall/contract/identity";
import { beginPasskeySecondStep, type Confirmation, takeSecondStep } from "@rollcall/contract/second-factor";
import { ProblemError } from "@rollcall/sdk";
import { api } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { ProofForm } from "./proof-form.tsx";

type Props = {
  methods: readonly SecondStepMethod[];
  onSignedIn: () => Promise<void>;
  /** It took too long, or somebody wants to sign in as another. */
  onBeginAgain: () => void;
};

/** The second step of a sign-in, in a page of anybody's. */
export function SecondStepForm({ methods, onSignedIn, onBeginAgain }: Props) {
  const t = useText();
  async function send({ password: _, ...proof }: Confirmation): Promise<void> {
    try {
      await api.call(takeSecondStep, { body: proof });
    } catch (error) {
      if (error instanceof ProblemError && error.code === "second_step_expired") onBeginAgain();
      throw error;
    }
    await onSignedIn();
  }
  return (
    <>
      <ProofForm
        methods={methods}
        email=""
        action={t("Continue")}
        begin={() => api.call(beginPasskeySecondStep, {})}
        send={send}
      />
      <Button variant="quiet" onClick={onBeginAgain} className="self-start -ml-3">
        {t("Begin again")}
      </Button>
    </>
  );
}
