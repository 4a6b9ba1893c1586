import { getMe } from "@rollcall/contract/identity";
import { type Member, setMemberRoles } from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { useMembership, useOrganizationId } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { useOrganizationParams } from "./data.ts";
import { changeKey, readAgain, show, showEarly } from "./member-cache.ts";

type Wish = { member: Member; roles: string[]; isUndo?: boolean };

/** Sets the Organization roles of a member: shown at once, put back with the reason when refused, undone from the toast. */
export function useSetRoles() {
  const t = useText();
  const { list } = useFormats();
  const toast = useToast();
  const params = useOrganizationParams();
  const book = useRoleBook();
  const membership = useMembership(useOrganizationId());
  const set = useMutation({
    mutationKey: changeKey,
    mutationFn: ({ member, roles }: Wish) =>
      api.call(setMemberRoles, { params: { ...params, member_id: member.id }, body: { roles } }),
    onMutate: ({ member, roles }) => showEarly(member.id, { roles }),
    onError: (_error, _wish, takeBack) => takeBack?.(),
    onSuccess: (after, { member, isUndo }) => {
      show(after);
      const roles = list(book.namesOf(after.roles));
      const undo = { run: () => set.mutate({ member: after, roles: member.roles, isUndo: true }) };
      toast.success(t("{name}: {roles}.", { name: nameOf(after), roles }), isUndo ? {} : { undo });
    },
    onSettled: async (_after, _error, { member, roles }) => {
      // One's own roles decide what one may still read.
      if (member.id === membership?.member_id) await refresh(getMe);
      // Who is the last Admin shows on other rows too.
      void readAgain({ lists: member.roles.includes(ADMIN_ROLE) !== roles.includes(ADMIN_ROLE) });
    },
  });
  return set;
}
