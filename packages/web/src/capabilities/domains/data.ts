import { type Domain, listDomains } from "@rollcall/contract/domains";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { readPages } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** The domains that the Organization claims, page after page. */
export function useDomains() {
  const domains = useInfiniteQuery(readPages(listDomains, { params: useOrganizationParams(), query: {} }));
  const rows = useMemo(() => domains.data?.pages.flatMap(({ data }) => data), [domains.data]);
  return { ...domains, rows };
}

/** The path of one domain. */
export function useDomainParams({ id }: Pick<Domain, "id">) {
  return { ...useOrganizationParams(), domain_id: id };
}
