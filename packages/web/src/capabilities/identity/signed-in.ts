import type { Me } from "@rollcall/contract/identity";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../session.ts";

/**
 * Who is signed in, on pages that anybody may open; nothing while it is not known, and when nobody is. Apart from what
 * the signed-in pages read, which may be on its way when this page is left.
 */
export function useSignedIn(): Me | undefined {
  const { data, isError } = useQuery({ ...meQuery, queryKey: ["signed_in"], staleTime: 0 });
  return isError ? undefined : data;
}
