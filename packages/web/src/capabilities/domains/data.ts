import { type Domain, listDomains } from "@rollcall/contract/domains";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** Every domain that the Organization claims: at most a hundred, so one page has them all. */
export function useDomains() {
  const query = { limit: 200 };
  return useQuery(read(listDomains, { params: useOrganizationParams(), query }));
}

/** The path of one domain. */
export function useDomainParams({ id }: Pick<Domain, "id">) {
  return { ...useOrganizationParams(), domain_id: id };
}
