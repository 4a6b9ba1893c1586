import { checkDomain, type Domain, type DomainCheckOutcome, listDomains } from "@rollcall/contract/domains";
import { ProblemError } from "@rollcall/sdk";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { useDomainParams } from "./data.ts";

export type Checked = DomainCheckOutcome | undefined;

/** Looks for the record now. That another Organization has the domain is a result like any other. */
export function useCheck(domain: Domain) {
  const params = useDomainParams(domain);
  return useMutation({
    meta: { showsProblem: true },
    mutationFn: async (): Promise<Checked> => {
      try {
        return (await api.call(checkDomain, { params })).last_check?.outcome;
      } catch (error) {
        if (error instanceof ProblemError && error.code === "domain_taken") return "taken";
        throw error;
      }
    },
    onSettled: () => refresh(listDomains),
  });
}
