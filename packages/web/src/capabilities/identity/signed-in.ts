import type { Me } from "@rollcall/contract/identity";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../session.ts";

/** Who is signed in, on pages that anybody may open; nothing while it is not known, and when nobody is. */
export function useSignedIn(): Me | undefined {
  const { data, isError } = useQuery(meQuery);
  return isError ? undefined : data;
}
