import { signOut } from "@rollcall/contract/identity";
import { openInvitation } from "@rollcall/contract/invitations";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { forgetEarlierSession } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";

/** For whoever is signed in as somebody else: shows both addresses and switches, without losing the invitation. */
export function OtherAccount({ email, signedInAs }: { email: string; signedInAs: string }) {
  const t = useText();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      await api.call(signOut, {});
      forgetEarlierSession();
      await refresh(openInvitation);
    },
  });
  return (
    <>
      <section
        aria-label={t("Two accounts")}
        className="rounded-lg border border-warning-line bg-warning-soft px-3.5 py-3"
      >
        <p className="font-semibold text-warning-soft-ink">{t("You are signed in with another address")}</p>
        <dl className="mt-2 grid gap-2 text-warning-soft-ink">
          <Address term={t("Invited")} email={email} />
          <Address term={t("Signed in")} email={signedInAs} />
        </dl>
      </section>
      <Button
        variant="primary"
        size="lg"
        pending={isPending}
        onClick={() => mutate()}
        className="h-auto! min-h-10 py-2 whitespace-normal!"
      >
        <span className="min-w-0 break-words">{t("Sign out and continue as {email}", { email })}</span>
      </Button>
      <LinkButton to="/" size="lg">
        {t("Stay signed in and leave this page")}
      </LinkButton>
    </>
  );
}

function Address({ term, email }: { term: string; email: string }) {
  return (
    <div className="grid grid-cols-[72px_1fr] gap-x-3">
      <dt>{term}</dt>
      <dd className="min-w-0 font-medium break-words">{email}</dd>
    </div>
  );
}
