import type { RefusalCode } from "@rollcall/contract/refusals";
import { ProblemError } from "@rollcall/sdk";
import { CircleCheck, CircleSlash, Clock, Link2Off, type LucideIcon, MailPlus, Undo2 } from "lucide-react";
import { type Translate, useText } from "../../texts/use-text.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { MessagePage, type MessageTone } from "../identity/message-page.tsx";
import { useSignedIn } from "../identity/signed-in.ts";
import { organizationOf } from "./join-token.ts";

const deadCodes = [
  "invitation_link_invalid",
  "invitation_expired",
  "invitation_revoked",
  "invitation_replaced",
  "invitation_accepted",
  "invitation_declined",
] as const satisfies RefusalCode[];

/** Why a link no longer works; `missing` when there is none at all. */
export type DeadCode = (typeof deadCodes)[number] | "missing";

export function deadCodeOf(error: unknown): DeadCode | undefined {
  return error instanceof ProblemError ? deadCodes.find((code) => code === error.code) : undefined;
}

/** A page for each way in which a link no longer works, with what to do next (SPEC R4.6). */
export function DeadLink({ code, token }: { code: DeadCode; token: string }) {
  const t = useText();
  const me = useSignedIn();
  const { next, ...words } = wordsOf(code, t);
  return (
    <MessagePage {...words}>
      <p className="rounded-lg border bg-sunken px-3 py-2.5 text-pretty">{next}</p>
      {code === "invitation_accepted" ? <OpenOrganization token={token} /> : me && <GoToPanel email={me.email} />}
    </MessagePage>
  );
}

function OpenOrganization({ token }: { token: string }) {
  const t = useText();
  const organizationId = organizationOf(token);
  const place = organizationId === undefined ? { to: "/" } : { to: "/o/$organizationId", params: { organizationId } };
  return (
    <LinkButton {...place} variant="primary" size="lg">
      {t("Open the Organization")}
    </LinkButton>
  );
}

function GoToPanel({ email }: { email: string }) {
  const t = useText();
  return (
    <>
      <LinkButton to="/" size="lg">
        {t("Go to the Admin Panel")}
      </LinkButton>
      <p className="text-center text-xs text-subtle">{t("You are signed in as {email}.", { email })}</p>
    </>
  );
}

type Words = { icon: LucideIcon; tone?: MessageTone; title: string; description: string; next: string };

function wordsOf(code: DeadCode, t: Translate): Words {
  const words: Record<DeadCode, Words> = {
    missing: {
      icon: MailPlus,
      title: t("Open your invitation"),
      description: t("This page needs the link of an invitation, and this tab does not have one."),
      next: t("Open the link in your invitation mail again. If you have just signed in, you can accept at once."),
    },
    invitation_link_invalid: {
      icon: Link2Off,
      tone: "warning",
      title: t("This is not a valid invitation link"),
      description: t("It may have been cut off on its way here."),
      next: t("Copy the whole link from the invitation mail, up to its last character, and open it again."),
    },
    invitation_expired: {
      icon: Clock,
      tone: "warning",
      title: t("This invitation has expired"),
      description: t("Invitations work for a limited time, for the safety of the Organization."),
      next: t("Ask the person who invited you to send it again. You get a new link by mail."),
    },
    invitation_revoked: {
      icon: CircleSlash,
      tone: "warning",
      title: t("This invitation was withdrawn"),
      description: t("The Organization took it back; nobody can join with this link."),
      next: t("If you expected to join, ask the person who invited you, or an Admin of the Organization."),
    },
    invitation_replaced: {
      icon: MailPlus,
      tone: "warning",
      title: t("There is a newer link"),
      description: t("Your invitation was sent again, and this older link stopped working."),
      next: t("Open the link in the latest invitation mail. The offer is still there."),
    },
    invitation_accepted: {
      icon: CircleCheck,
      tone: "success",
      title: t("This invitation was accepted"),
      description: t("Each invitation works once, and this one has done its work."),
      next: t("If it was you, sign in with the invited address and you are in. If it was not, tell an Admin."),
    },
    invitation_declined: {
      icon: Undo2,
      title: t("This invitation was declined"),
      description: t("The Organization can see that; nothing else happens."),
      next: t("Changed your mind? Ask the person who invited you for a new invitation."),
    },
  };
  return words[code];
}
