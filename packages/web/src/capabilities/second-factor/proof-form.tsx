import type { PasskeyRequest } from "@rollcall/contract/passkeys";
import type { Confirmation, ConfirmationMethod } from "@rollcall/contract/second-factor";
import { useState } from "react";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { CodeForm } from "./code-form.tsx";
import { LinkProof } from "./link-proof.tsx";
import { knowsPasskeys } from "./passkey-browser.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { PasswordForm } from "./password-form.tsx";
import { RecoveryCodeForm } from "./recovery-code-form.tsx";

type Props = {
  methods: readonly ConfirmationMethod[];
  email: string;
  action: string;
  /** Asks for the challenge that a passkey answers. */
  begin: () => Promise<PasskeyRequest>;
  send: (proof: Confirmation) => Promise<void>;
  /** Somebody signed in by a mailed link in another tab of this browser. */
  onLinkUsed?: () => void;
};

/** Asks for one proof that it is them, the likeliest first, with the other ways below. */
export function ProofForm({ methods, ...props }: Props) {
  const t = useText();
  const usable = methods.filter((method) => method !== "passkey" || knowsPasskeys());
  const [chosen, setChosen] = useState<ConfirmationMethod>();
  const way = chosen ?? usable[0] ?? "recovery_code";
  const others = usable.filter((method) => method !== way);
  return (
    <div className="flex flex-col gap-4">
      <Way way={way} {...props} />
      {others.length > 0 && (
        <ul aria-label={t("Other ways")} className="flex flex-col items-start gap-1 border-t pt-3">
          {others.map((method) => (
            <li key={method}>
              <Button variant="quiet" onClick={() => setChosen(method)} className="-ml-3 text-accent-text">
                {namesOf(t)[method]}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function namesOf(t: Translate): Record<ConfirmationMethod, string> {
  return {
    totp: t("Use a code of your authenticator app"),
    passkey: t("Use a passkey"),
    recovery_code: t("Use a recovery code"),
    password: t("Use your password"),
    link: t("Mail me a sign-in link"),
  };
}

function Way({ way, email, action, begin, send, onLinkUsed }: Omit<Props, "methods"> & { way: ConfirmationMethod }) {
  const t = useText();
  switch (way) {
    case "totp":
      return <CodeForm action={action} onCode={(code) => send({ code })} />;
    case "recovery_code":
      return <RecoveryCodeForm action={action} onCode={(recovery_code) => send({ recovery_code })} />;
    case "password":
      return <PasswordForm email={email} action={action} onPassword={(password) => send({ password })} />;
    case "passkey":
      return (
        <PasskeyButton
          label={t("Use a passkey")}
          variant="primary"
          size="lg"
          begin={begin}
          onAnswer={(passkey) => send({ passkey })}
        />
      );
    case "link":
      return <LinkProof email={email} onUsed={onLinkUsed} />;
  }
}
