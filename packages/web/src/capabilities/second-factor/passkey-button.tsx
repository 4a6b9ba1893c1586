import type { PasskeyAnswer, PasskeyRequest } from "@rollcall/contract/passkeys";
import { useMutation } from "@tanstack/react-query";
import { Fingerprint } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button, type ButtonProps } from "../../ui/button.tsx";
import { answerPasskey } from "./passkey-browser.ts";
import { passkeyProblem } from "./passkey-text.ts";

type Props = Pick<ButtonProps, "variant" | "size"> & {
  label: string;
  begin: () => Promise<PasskeyRequest>;
  onAnswer: (answer: PasskeyAnswer) => Promise<void>;
};

/** Asks the server for a challenge, the browser for a passkey, and hands its answer on. */
export function PasskeyButton({ label, begin, onAnswer, ...looks }: Props) {
  const t = useText();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => onAnswer(await answerPasskey(await begin())),
    meta: { showsProblem: true },
  });
  return (
    <>
      <Button {...looks} icon={Fingerprint} pending={isPending} onClick={() => mutate()}>
        {label}
      </Button>
      {error && <Banner tone="danger">{passkeyProblem(error, t)}</Banner>}
    </>
  );
}
