import { sendSignInLink } from "@rollcall/contract/identity";
import { useMutation } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { api } from "../../api.ts";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";

/** To join at once one proves the address anew: a mailed link that leads back here. */
export function ProofLinkButton() {
  const t = useText();
  const { email } = useMe();
  const send = useMutation({
    mutationFn: () => api.call(sendSignInLink, { body: { email, return_to: "/organizations" } }),
  });
  if (send.isSuccess)
    return (
      <span role="status" className="text-muted">
        {t("Open the link that we sent to {email}, then join.", { email })}
      </span>
    );
  return (
    <span className="flex flex-col items-end gap-1">
      <Button icon={Mail} pending={send.isPending} onClick={() => send.mutate()}>
        {t("Mail me a link to join")}
      </Button>
      <span className="text-xs text-subtle">{t("You proved your address long ago.")}</span>
    </span>
  );
}
