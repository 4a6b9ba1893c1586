import { listJoinableOrganizations } from "@rollcall/contract/join-requests";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";

/** The Organizations that let the reader in by the domain of their address. */
export function useJoinable() {
  return useQuery({ ...read(listJoinableOrganizations, {}), refetchOnWindowFocus: "always" });
}
