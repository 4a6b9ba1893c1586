import {
  getMember,
  listMemberSessions,
  type Member,
  type MemberDetails,
  revokeMemberSessions,
  updateMember,
} from "@rollcall/contract/members";
import { useMutation, useQuery } from "@tanstack/react-query";
import { api, queryClient, read, refresh } from "../../api.ts";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "./data.ts";
import { known, show } from "./member-cache.ts";

/** A member with what only the details show; what the list knows stands there at once. */
export type ShownMember = Member &
  Partial<Pick<MemberDetails, "sign_in_methods" | "email_verified" | "allowed_again" | "second_factor_due_at">>;

export function useMemberDetails(memberId: string) {
  const params = { ...useOrganizationParams(), member_id: memberId };
  const details = useQuery(read(getMember, { params }));
  const data: ShownMember | undefined = details.data ?? known(memberId);
  return { ...details, data };
}

/** Saves name and address; the form shows what the server refuses. */
export function useSaveProfile(member: Member) {
  const t = useText();
  const toast = useToast();
  const params = { ...useOrganizationParams(), member_id: member.id };
  return async (changes: { first_name?: string; last_name?: string; email?: string }): Promise<void> => {
    const after = await api.call(updateMember, { params, body: changes });
    show(after);
    toast.success(t("{name} is saved.", { name: nameOf(after) }));
    void queryClient.invalidateQueries({ queryKey: [getMember.name] });
  };
}

/** Where a member is signed in. */
export function useMemberSessions(member: Member) {
  return useQuery(read(listMemberSessions, { params: { ...useOrganizationParams(), member_id: member.id } }));
}

export function useSignOutEverywhere(member: Member) {
  const t = useText();
  const toast = useToast();
  const params = { ...useOrganizationParams(), member_id: member.id };
  return useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(revokeMemberSessions, { params }),
    onSuccess: ({ revoked }) =>
      toast.success(
        t(
          "{revoked, plural, =0 {{name} was not signed in.} one {{name} is signed out of # session.} other {{name} is signed out of # sessions.}}",
          {
            revoked,
            name: nameOf(member),
          },
        ),
      ),
    onSettled: () => void refresh(listMemberSessions),
  });
}
