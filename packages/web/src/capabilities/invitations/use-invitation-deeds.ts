import {
  copyInvitationLink,
  type Invitation,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from "@rollcall/contract/invitations";
import { countMembers } from "@rollcall/contract/members";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

/** What can be done to an invitation that waits for its answer. */
export function useInvitationDeeds() {
  const t = useText();
  const toast = useToast();
  const params = useOrganizationParams();
  const of = ({ id }: Invitation) => ({ params: { ...params, invitation_id: id } });
  const onSettled = () => void refresh(listInvitations, countMembers, listSubscriptions);

  const resend = useMutation({
    mutationFn: (invitation: Invitation) => api.call(resendInvitation, of(invitation)),
    onSuccess: ({ email }) => toast.success(t("A new link is on its way to {email}. The old one is dead.", { email })),
    onSettled,
  });
  const copy = useMutation({
    mutationFn: async (invitation: Invitation) => {
      const link = api.call(copyInvitationLink, of(invitation)).then(({ url }) => url);
      await writeToClipboard(link);
    },
    onSuccess: (_, { email }) => toast.success(t("Copied the link for {email}. Hand it to nobody else.", { email })),
    meta: { showsProblem: true },
    onError: (error) =>
      toast.problem(
        error instanceof DOMException
          ? t("The browser did not allow copying. Allow the clipboard for this page and try again.")
          : error,
      ),
  });
  const revoke = useMutation({
    meta: { showsProblem: true },
    mutationFn: (invitation: Invitation) => api.call(revokeInvitation, of(invitation)),
    onSuccess: ({ email }) => toast.success(t("The invitation of {email} is revoked.", { email })),
    onSettled,
  });
  return { resend, copy, revoke };
}

/** Safari lets a page write only within the press itself; there the clipboard waits for the text. */
async function writeToClipboard(text: Promise<string>): Promise<void> {
  if (!("write" in navigator.clipboard)) return;
  const blob = text.then((ready) => new Blob([ready], { type: "text/plain" }));
  // A refusal of the server says more than the clipboard's own error.
  await Promise.all([text, navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })])]);
}
