import { getMe } from "@rollcall/contract/identity";
import {
  deleteOrganization,
  getOrganization,
  type Organization,
  type OrganizationChanges,
  updateOrganization,
} from "@rollcall/contract/organizations";
import { useNavigate } from "@tanstack/react-router";
import { api, queryClient, read, refresh } from "../../api.ts";
import { meQuery } from "../../session.ts";

const named = (id: string) => ({ params: { organization_id: id } });

/** Asked again when the window gets the focus: somebody else may have changed it meanwhile. */
export const organizationQuery = (id: string) => ({
  ...read(getOrganization, named(id)),
  refetchOnWindowFocus: "always" as const,
});

export function readNow(id: string): Promise<Organization> {
  return queryClient.fetchQuery({ ...organizationQuery(id), staleTime: 0 });
}

export async function saveOrganization(id: string, changes: OrganizationChanges): Promise<Organization> {
  const saved = await api.call(updateOrganization, { ...named(id), body: changes });
  queryClient.setQueryData(organizationQuery(id).queryKey, saved);
  // The sidebar shows the name as the session knows it.
  if (changes.name !== undefined) await refresh(getMe);
  return saved;
}

export function removeOrganization(id: string, typedName: string): Promise<void> {
  return api.call(deleteOrganization, { ...named(id), body: { confirm_name: typedName } });
}

/** After the way back is closed: on to another Organization, or to the page that says there is none. */
export function useGoElsewhere(): (leftId: string) => Promise<void> {
  const navigate = useNavigate();
  return async (leftId) => {
    queryClient.setQueryData(meQuery.queryKey, (me) => {
      return me && { ...me, memberships: me.memberships.filter(({ organization }) => organization.id !== leftId) };
    });
    await navigate({ to: "/", replace: true, ignoreBlocker: true });
    queryClient.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(leftId) });
    await refresh(getMe);
  };
}
