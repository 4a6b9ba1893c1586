import {
  type JoinableOrganization,
  joinOrganization,
  listJoinableOrganizations,
} from "@rollcall/contract/join-requests";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { useEnter } from "../identity/use-enter.ts";

/** Joins, or asks to. Whoever is in at once goes there; the Organization may have changed its mind meanwhile. */
export function useJoin({ organization }: JoinableOrganization, onAsked: () => void) {
  const enter = useEnter();
  return useMutation({
    meta: { showsProblem: true },
    mutationFn: (message: string) =>
      api.call(joinOrganization, { params: { organization_id: organization.id }, body: { message } }),
    onSuccess: async ({ outcome }) => {
      if (outcome === "joined") await enter(`/o/${organization.id}`);
      else onAsked();
    },
    onSettled: () => refresh(listJoinableOrganizations),
  });
}
