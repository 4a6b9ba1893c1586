import { beginPasskeySignIn, signInWithPasskey } from "@rollcall/contract/second-factor";
import { ProblemError } from "@rollcall/sdk";
import { useEffect, useEffectEvent } from "react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { showProblem } from "../../ui/toast.tsx";
import { answerPasskey, knowsPasskeys, offersPasskeys, stopAsking } from "./passkey-browser.ts";
import { PasskeyButton } from "./passkey-button.tsx";

/** Signs in with a passkey: by a button, and in the list that the browser opens at the address field. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const t = useText();
  useOffer(onSignedIn);
  if (!knowsPasskeys()) return null;
  return (
    <PasskeyButton
      label={t("Sign in with a passkey")}
      size="lg"
      begin={() => api.call(beginPasskeySignIn, {})}
      onAnswer={async (passkey) => {
        await api.call(signInWithPasskey, { body: { passkey } });
        await onSignedIn();
      }}
    />
  );
}

/** Lets the browser offer passkeys while the page waits. Whatever comes of it: the other ways stand there. */
function useOffer(onSignedIn: () => Promise<void>): void {
  const t = useText();
  const enter = useEffectEvent(onSignedIn);
  const tell = useEffectEvent((error: ProblemError) => showProblem(problemText(error, t)));
  useEffect(() => {
    let isLeft = false;
    async function offer(): Promise<void> {
      if (!(await offersPasskeys()) || isLeft) return;
      const question = await api.call(beginPasskeySignIn, {});
      if (isLeft) return;
      const passkey = await answerPasskey(question, { quietly: true });
      await api.call(signInWithPasskey, { body: { passkey } });
      await enter();
    }
    // That nobody chose a passkey is no news; that one was refused is.
    offer().catch((error: unknown) => error instanceof ProblemError && tell(error));
    return () => {
      isLeft = true;
      stopAsking();
    };
  }, []);
}
