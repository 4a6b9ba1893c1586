import { listInvitations } from "@rollcall/contract/invitations";
import {
  allowMemberAgain,
  type Member,
  reactivateMember,
  removeMember,
  restoreMember,
  suspendMember,
} from "@rollcall/contract/members";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "./data.ts";
import { changeKey, readAgain, show } from "./member-cache.ts";
import { useSeatsMissed } from "./use-seats-missed.ts";

/** Ends and begins a member's access. Each that can be undone says so in its toast. */
export function useStanding() {
  const t = useText();
  const toast = useToast();
  const params = useOrganizationParams();
  const seatsMissed = useSeatsMissed();
  const of = (member: Member) => ({ params: { ...params, member_id: member.id } });
  const shared = {
    mutationKey: changeKey,
    // What somebody lost, their pending invitations lose too.
    onSettled: () => {
      void readAgain({ lists: true });
      void refresh(listInvitations);
    },
  };

  const restore = useMutation({
    ...shared,
    mutationFn: (member: Member) => api.call(restoreMember, of(member)),
    onSuccess: ({ member, seats_not_restored }) => {
      show(member);
      toast.success(t("{name} is back.", { name: nameOf(member) }) + seatsMissed(seats_not_restored));
    },
  });
  const reactivate = useMutation({
    ...shared,
    mutationFn: (member: Member) => api.call(reactivateMember, of(member)),
    onSuccess: ({ member, seats_not_restored }) => {
      show(member);
      toast.success(t("{name} is active again.", { name: nameOf(member) }) + seatsMissed(seats_not_restored));
    },
  });
  const remove = useMutation({
    ...shared,
    meta: { showsProblem: true },
    mutationFn: (member: Member) => api.call(removeMember, of(member)),
    onSuccess: (member) => {
      const undo = { run: () => restore.mutate(member) };
      toast.success(t("{name} was removed.", { name: nameOf(member) }), { undo });
    },
  });
  const suspend = useMutation({
    ...shared,
    meta: { showsProblem: true },
    mutationFn: (member: Member) => api.call(suspendMember, of(member)),
    onSuccess: (member) => {
      show(member);
      const undo = { run: () => reactivate.mutate(member) };
      toast.success(t("{name} is suspended.", { name: nameOf(member) }), { undo });
    },
  });
  const allowAgain = useMutation({
    ...shared,
    mutationFn: (member: Member) => api.call(allowMemberAgain, of(member)),
    onSuccess: (member) =>
      toast.success(t("{name} may join again through single sign-on or a domain.", { name: nameOf(member) })),
  });
  return { restore, reactivate, remove, suspend, allowAgain };
}
