import { getMe } from "@rollcall/contract/identity";
import { getSsoSettings, type SsoDomain, setSsoDomain } from "@rollcall/contract/sso-access";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

/** Lets the people of a domain sign in their own way again. */
export function StopEnforcingDialog({ domain, onClose }: { domain: SsoDomain; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = { ...useOrganizationParams(), domain_id: domain.id };
  const stop = useMutation({
    meta: { showsProblem: true },
    mutationFn: () =>
      api.call(setSsoDomain, { params, body: { connection_id: domain.connection_id, enforced: false } }),
    onSuccess: () => {
      toast.success(t("Single sign-on is no longer required of {domain}.", { domain: domain.domain }));
      onClose();
      void refresh(getSsoSettings, getMe);
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      danger={false}
      title={t("Stop requiring single sign-on of {domain}?", { domain: domain.domain })}
      goes={[t("That its people have to come through the identity provider")]}
      stays={[
        t("Signing in through it, for whoever wants to"),
        t("Everybody who is a member, with all that they have"),
      ]}
      action={t("Stop requiring it")}
      pending={stop.isPending}
      problem={stop.error ? problemText(stop.error, t) : undefined}
      onConfirm={() => stop.mutate()}
    />
  );
}
