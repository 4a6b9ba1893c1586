import { type Domain, listDomains, removeDomain } from "@rollcall/contract/domains";
import { getSsoSettings } from "@rollcall/contract/sso-access";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useDomainParams } from "./data.ts";

/** Gives a domain up: what hangs on it ends, and nobody is removed. */
export function GiveUpDialog({ domain, onClose }: { domain: Domain; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useDomainParams(domain);
  const name = domain.display_name;
  const remove = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(removeDomain, { params }),
    onSuccess: () => {
      toast.success(t("{domain} is given up.", { domain: name }));
      onClose();
      void refresh(listDomains, getSsoSettings);
    },
  });
  const isUsed = domain.status !== "pending";
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Give {domain} up?", { domain: name })}
      goes={[
        ...(isUsed
          ? [
              t("Joining by an address in {domain}, and asking to", { domain: name }),
              t("Single sign-on for its people, and that it is required of them"),
            ]
          : []),
        t("The claim: another Organization can then prove the domain"),
      ]}
      stays={[t("Everybody who is a member, with all that they have"), t("The record in DNS, which you can delete")]}
      action={t("Give domain up")}
      pending={remove.isPending}
      problem={remove.error ? problemText(remove.error, t) : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
