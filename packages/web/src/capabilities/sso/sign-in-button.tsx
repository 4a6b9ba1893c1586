import { beginSsoSignIn } from "@rollcall/contract/sso-sign-ins";
import { useMutation } from "@tanstack/react-query";
import { LogIn } from "lucide-react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

type Props = {
  /** The address that stands in the form; nothing when it is none, which the form then says. */
  emailWhenValid: () => Promise<string | undefined>;
  returnTo: string | undefined;
};

/** To the identity provider of the address's domain. */
export function SsoSignInButton({ emailWhenValid, returnTo }: Props) {
  const t = useText();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const email = await emailWhenValid();
      if (email === undefined) return;
      const body = { email, ...(returnTo !== undefined && { return_to: returnTo }) };
      const { redirect_url } = await api.call(beginSsoSignIn, { body });
      globalThis.location.assign(redirect_url);
    },
    meta: { showsProblem: true },
  });
  return (
    <>
      <Button icon={LogIn} size="lg" pending={isPending} onClick={() => mutate()}>
        {t("Continue with single sign-on")}
      </Button>
      {error && <Banner tone="warning">{problemText(error, t)}</Banner>}
    </>
  );
}
