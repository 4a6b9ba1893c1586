import { acceptInvitation, type OpenInvitation, openInvitation } from "@rollcall/contract/invitations";
import { ProblemError } from "@rollcall/sdk";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { AcceptProblem } from "./join-accept-problem.tsx";
import { deadCodeOf } from "./join-dead-link.tsx";
import { useJoined } from "./join-joined.ts";

/** For whoever is signed in as the invited address. */
export function AcceptOffer({ token, offer }: { token: string; offer: OpenInvitation }) {
  const t = useText();
  const enterAsMember = useJoined();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call(acceptInvitation, { body: { token } }),
    onSuccess: enterAsMember,
    // Dead, or signed out, or somebody else by now: the page then shows that instead.
    onError: () => refresh(openInvitation),
    meta: { showsProblem: true },
  });
  const isMember = error instanceof ProblemError && error.code === "already_member";
  return (
    <>
      {error && deadCodeOf(error) === undefined && (
        <AcceptProblem error={error} organizationId={offer.organization.id} email={offer.email} />
      )}
      {!isMember && (
        <Button variant="primary" size="lg" pending={isPending} onClick={() => mutate()}>
          {t("Accept and join")}
        </Button>
      )}
      <p className="text-center text-xs text-subtle">{t("You are signed in as {email}.", { email: offer.email })}</p>
    </>
  );
}
