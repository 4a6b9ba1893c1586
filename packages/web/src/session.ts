import { getMe, type Me, signOut } from "@rollcall/contract/identity";
import { type OrganizationPermission, permits } from "@rollcall/contract/permissions";
import { signOutOfSso } from "@rollcall/contract/sso-sign-ins";
import { useParams } from "@tanstack/react-router";
import { createContext, use, useCallback } from "react";
import { api, queryClient, read } from "./api.ts";
import { remembered } from "./remembered.ts";

export type Membership = Me["memberships"][number];

/** Who is signed in. Asked again when the window gets focus, since roles can change at any time (SPEC R2.8). */
export const meQuery = { ...read(getMe, {}), refetchOnWindowFocus: "always" as const };

/** The signed-in User, for everything in the shell: read once there, since every row of a list asks what one may do. */
export const MeContext = createContext<Me | undefined>(undefined);

/** The signed-in User; only below the signed-in routes, which have loaded it. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === undefined) throw new Error("Only a page inside the shell knows who is signed in.");
  return me;
}

/** The Organization of the address; on pages outside of one (the account) the one that was open last. */
export function useOrganizationId(): string | undefined {
  const { organizationId } = useParams({ strict: false });
  const me = useMe();
  return organizationId ?? firstMembership(me)?.organization.id;
}

/** The User as a member of one Organization; nothing when they do not belong to it. */
export function useMembership(organizationId: string | undefined): Membership | undefined {
  return useMe().memberships.find(({ organization }) => organization.id === organizationId);
}

/** Asks what the User may do in the Organization of the address: `const may = usePermits(); may("members:invite")`. */
export function usePermits(): (wanted: OrganizationPermission) => boolean {
  const permissions = useMembership(useOrganizationId())?.permissions;
  return useCallback((wanted) => permits(permissions ?? [], wanted), [permissions]);
}

/** Where a visit begins: the Organization of last time while one still belongs to it, else the first that lets one in. */
export function firstMembership({ memberships }: Me): Membership | undefined {
  const last = remembered("organization");
  return (
    memberships.find(({ organization }) => organization.id === last) ??
    memberships.find(({ status }) => status === "active") ??
    memberships[0]
  );
}

/** What this tab knows of its session: once it is over, the server is asked rather than what was read before. */
export const session = { isOver: false };

/** Ends the session at the identity provider as well, where one began it: gives back the address that does. */
export async function endSessionEverywhere(): Promise<string | null> {
  await queryClient.cancelQueries();
  const { redirect_url } = await api.call(signOutOfSso, {});
  session.isOver = true;
  return redirect_url;
}

/** Ends the session. What was read with it stays until its page is left, since that page would only read it again. */
export async function endSession(): Promise<void> {
  await queryClient.cancelQueries();
  await api.call(signOut, {});
  session.isOver = true;
}

/** Forgets what was read as whoever was signed in before. What is on the screen stays until its page is left. */
export function forgetEarlierSession(): void {
  queryClient.removeQueries({ type: "inactive" });
}
