import type { OpenInvitation } from "@rollcall/contract/invitations";
import { useState } from "react";
import { PublicPage } from "../../shell/public-page.tsx";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { FirstRead } from "../identity/first-read.tsx";
import { LinkSentPage } from "../identity/link-sent-page.tsx";
import { AcceptOffer } from "./join-accept.tsx";
import { Decline } from "./join-decline.tsx";
import { Offer } from "./join-offer.tsx";
import { OtherAccount } from "./join-other-account.tsx";
import { JoinSignIn } from "./join-sign-in.tsx";
import { JoinSignUp } from "./join-sign-up.tsx";

type Props = { token: string; offer: OpenInvitation };

/** An invitation that waits for an answer: what it offers, and how this visitor can answer it. */
export function OpenOffer({ token, offer }: Props) {
  const t = useText();
  const [isLinkSent, setLinkSent] = useState(false);
  const isSignedIn = offer.signed_in_as !== null;
  if (isLinkSent && !isSignedIn) return <LinkSentPage email={offer.email} onBack={() => setLinkSent(false)} />;
  const title = t("Join {organization}", { organization: offer.organization.name });
  return (
    <PublicPage
      title={title}
      // Otherwise the first field of the form has the focus.
      heading={isSignedIn ? <FirstRead key={offer.signed_in_as}>{title}</FirstRead> : title}
      description={<Inviter offer={offer} />}
      footer={<Decline token={token} offer={offer} />}
    >
      <Offer offer={offer} />
      <Answer token={token} offer={offer} onLinkSent={() => setLinkSent(true)} />
    </PublicPage>
  );
}

function Answer({ token, offer, onLinkSent }: Props & { onLinkSent: () => void }) {
  if (offer.signed_in_as === offer.email) return <AcceptOffer token={token} offer={offer} />;
  if (offer.signed_in_as !== null) return <OtherAccount email={offer.email} signedInAs={offer.signed_in_as} />;
  if (offer.has_account) return <JoinSignIn email={offer.email} onLinkSent={onLinkSent} />;
  return <JoinSignUp token={token} email={offer.email} />;
}

function Inviter({ offer: { invited_by: inviter, email } }: { offer: OpenInvitation }) {
  const strong = (text: string) => <strong className="font-semibold break-words text-ink">{text}</strong>;
  if (inviter === null) return <RichText message="You are invited as {email}." values={{ email: strong(email) }} />;
  return (
    <RichText message="{inviter} invites you as {email}." values={{ inviter: strong(inviter), email: strong(email) }} />
  );
}
