import { listInvitations } from "@rollcall/contract/invitations";
import {
  allowMemberAgain,
  type Member,
  reactivateMember,
  removeMemberWithKeys,
  restoreMember,
  suspendMember,
} from "@rollcall/contract/members";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { readKeysAgain } from "../api-keys/data.ts";
import type { handOversOf } from "../api-keys/hand-over.ts";
import { useOrganizationParams } from "./data.ts";
import { changeKey, readAgain, show } from "./member-cache.ts";
import { useSeatsMissed } from "./use-seats-missed.ts";

/** Who is removed, and which of their keys go to whom. */
export type Removal = { member: Member; handOver: ReturnType<typeof handOversOf> };

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
      void readKeysAgain();
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
    mutationFn: ({ member, handOver }: Removal) =>
      api.call(removeMemberWithKeys, { ...of(member), body: { hand_over: [...handOver] } }),
    onSuccess: ({ member, revoked_keys: keys }) => {
      const undo = { run: () => restore.mutate(member) };
      const said = t(
        "{keys, plural, =0 {{name} was removed.} one {{name} was removed, and # API key revoked.} other {{name} was removed, and # API keys revoked.}}",
        { name: nameOf(member), keys },
      );
      toast.success(said, { undo });
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
