import type { Me } from "@rollcall/contract/identity";
import { beginSsoSignIn } from "@rollcall/contract/sso-sign-ins";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

type Provider = NonNullable<Me["signed_in_through"]>;

/** For who came through an identity provider: it asks who they are, and leads back to this page. */
export function ProviderProof({ provider }: { provider: Provider }) {
  const t = useText();
  const { organization_id, connection_id, connection_name: name } = provider;
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const return_to = location.pathname + location.search;
      const body = { organization_id, connection_id, return_to, again: true };
      const { redirect_url } = await api.call(beginSsoSignIn, { body });
      location.assign(redirect_url);
    },
    meta: { showsProblem: true },
  });
  return (
    <div className="flex flex-col gap-4">
      {error && <Banner tone="danger">{problemText(error, t)}</Banner>}
      <p className="text-pretty text-muted">
        {t("{provider} asks who you are and leads you back here. Then do it again.", { provider: name })}
      </p>
      <Button variant="primary" size="lg" pending={isPending} onClick={() => mutate()}>
        {t("Sign in again with {provider}", { provider: name })}
      </Button>
    </div>
  );
}
