import { listMemberIdentities, type SsoIdentity } from "@rollcall/contract/sso-sign-ins";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** The identity providers that know a member. */
export function useIdentities(memberId: string, { enabled = true } = {}) {
  const params = { ...useOrganizationParams(), member_id: memberId };
  return useQuery({ ...read(listMemberIdentities, { params }), enabled });
}

/** The one that last brought name and address over, for a profile that single sign-on manages. */
export function useManager(member: {
  id: string;
  externally_managed_by: "sso" | "scim" | null;
}): SsoIdentity | undefined {
  const { data } = useIdentities(member.id, { enabled: member.externally_managed_by === "sso" });
  return data?.data.toSorted((one, other) => other.last_signed_in_at.localeCompare(one.last_signed_in_at))[0];
}
