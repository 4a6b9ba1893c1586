import { type Domain, type DomainJoining, domainJoinings, listDomains, updateDomain } from "@rollcall/contract/domains";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Select } from "../../ui/select.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useDomainParams } from "./data.ts";
import { joiningHint, joiningName } from "./words.ts";

/** How people with an address in the domain join; it takes effect at once. */
export function JoiningField({ domain }: { domain: Domain }) {
  const t = useText();
  const toast = useToast();
  const params = useDomainParams(domain);
  const isVerified = domain.status === "verified";
  const set = useMutation({
    mutationFn: (joining: DomainJoining) => api.call(updateDomain, { params, body: { joining } }),
    onSuccess: ({ display_name, joining }) =>
      toast.success(t("{domain}: {joining}", { domain: display_name, joining: joiningName(joining, t) })),
    onSettled: () => refresh(listDomains),
  });
  const shown = set.isPending ? set.variables : domain.joining;
  return (
    <Select
      label={t("Who joins by themselves")}
      hint={joiningHint(shown, t)}
      className="max-w-90"
      choices={domainJoinings.map((value) => ({
        value,
        label: joiningName(value, t),
        description: joiningHint(value, t),
      }))}
      value={shown}
      pending={set.isPending}
      disabledReason={isVerified ? undefined : t("Prove the domain first.")}
      onChange={(joining) => set.mutate(joining)}
    />
  );
}
