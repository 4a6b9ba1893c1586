import { sendSignInLink } from "@rollcall/contract/identity";
import { useMutation } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

type Props = {
  /** The address that stands in the form; nothing when it is none, which the form then says. */
  emailWhenValid: () => Promise<string | undefined>;
  returnTo: string | undefined;
  onSent: (email: string) => void;
};

/** The way in without a password. */
export function SignInLinkButton({ emailWhenValid, returnTo, onSent }: Props) {
  const t = useText();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const email = await emailWhenValid();
      if (email === undefined) return;
      await api.call(sendSignInLink, { body: { email, ...(returnTo !== undefined && { return_to: returnTo }) } });
      onSent(email);
    },
    meta: { showsProblem: true },
  });
  return (
    <>
      <div aria-hidden="true" className="flex items-center gap-3 text-xs text-subtle">
        <span className="h-px flex-1 bg-line" />
        {t("or")}
        <span className="h-px flex-1 bg-line" />
      </div>
      <Button icon={Mail} size="lg" pending={isPending} onClick={() => mutate()}>
        {t("Mail me a sign-in link")}
      </Button>
      {error && <Banner tone="danger">{problemText(error, t)}</Banner>}
    </>
  );
}
