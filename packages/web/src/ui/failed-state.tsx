import { RotateCw, Unplug } from "lucide-react";
import { problemText } from "../texts/problem-text.ts";
import { useText } from "../texts/use-text.ts";
import { Button } from "./button.tsx";
import { isRefusedForGood, requestIdOf } from "./failures.ts";
import { RefusedState } from "./refused-state.tsx";
import { State } from "./state.tsx";

type Props = { error: unknown; onRetry: () => void; pending?: boolean; heading?: "h1" | "h2" };

/** Something could not be loaded: says why and tries again. What the server refuses for good shows as refused. */
export function FailedState({ error, onRetry, pending = false, heading = "h2" }: Props) {
  const t = useText();
  if (isRefusedForGood(error)) return <RefusedState heading={heading}>{problemText(error, t)}</RefusedState>;
  const requestId = requestIdOf(error);
  return (
    <State
      icon={Unplug}
      tone="danger"
      heading={heading}
      title={t("This could not be loaded")}
      action={
        <Button icon={RotateCw} onClick={onRetry} pending={pending}>
          {t("Try again")}
        </Button>
      }
    >
      <p role="alert">{problemText(error, t)}</p>
      {requestId && <p className="mt-2 font-mono text-xs text-subtle">{requestId}</p>}
    </State>
  );
}
