import type { EventPayloads } from "@rollcall/contract/events";
import { describeMailError, type Mail, PermanentMailError, UnconfirmedMailError } from "../../platform/mail.ts";
import { type ReactionContext, reaction } from "../../platform/reactions.ts";
import { noOrigin, type Reading, read, type Scope, transact, unchanged } from "../../platform/transact.ts";
import { getOrganization } from "../organizations/store.ts";
import { listProducts } from "../subscriptions/store.ts";
import { invitationLink } from "./link.ts";
import { invitationMail, roleNamesIn } from "./mails.ts";
import * as store from "./store.ts";

type Sending = EventPayloads["invitation.created"];

/** Mails the link of an invitation once it has been made or renewed (SPEC R4.11). */
const sendInvitationMail = reaction({
  name: "invitations.send_mail",
  on: ["invitation.created", "invitation.resent"],
  async run(context, { payload }) {
    const invitation = await read(context.platform, scopeOf(context), (reading) => toBeMailed(reading, payload));
    if (invitation === undefined) return;
    if (invitation.expiresAt <= context.platform.clock()) {
      await note(context, invitation, "failed", "The invitation expired before the mail server took its mail.");
      return;
    }
    await send(context, invitation);
  },
});

export const invitationReactions = [sendInvitationMail];

/** The invitation, unless it was answered since, a newer mail follows, or an earlier try went well. */
async function toBeMailed(
  { db, organizationId }: Reading,
  { id, version }: Sending,
): Promise<store.StoredInvitation | undefined> {
  const invitation = await store.findInvitation(db, organizationId, id);
  const isWaiting =
    invitation?.status === "pending" && invitation.version === version && invitation.mailStatus === "queued";
  return isWaiting ? invitation : undefined;
}

async function send(context: ReactionContext, invitation: store.StoredInvitation): Promise<void> {
  const mail = await read(context.platform, scopeOf(context), (reading) => mailFor(reading, invitation));
  try {
    await context.mailer.send(mail);
  } catch (error) {
    await noteFailure(context, invitation, error);
    return;
  }
  await note(context, invitation, "sent", null);
}

async function mailFor(reading: Reading, invitation: store.StoredInvitation): Promise<Mail> {
  const { id, version, email, language, roles, seats, inviterName, inviterEmail, note, expiresAt } = invitation;
  const { name } = await getOrganization(reading.db, reading.organizationId);
  const products = await listProducts(reading.db);
  return invitationMail({
    id: `${id}-v${version}`,
    to: email,
    language,
    organizationName: name,
    inviterName: inviterName || inviterEmail || null,
    inviterEmail: inviterEmail || null,
    roleNames: roleNamesIn(language, roles),
    seatNames: seats.map((seat) => products.find((product) => product.id === seat)?.name ?? seat),
    note,
    url: invitationLink(reading, invitation, "mailed"),
    expiresAt,
  });
}

/** Notes why the mail did not go out. Throws when it is worth another try, which is how the queue learns of it. */
async function noteFailure(
  context: ReactionContext,
  invitation: store.StoredInvitation,
  error: unknown,
): Promise<void> {
  const reason = describeMailError(error);
  const unconfirmed = new UnconfirmedMailError().message;
  // A server that takes the mail and never confirms it gets it twice, not for days.
  const isSecond = error instanceof UnconfirmedMailError && invitation.mailError === unconfirmed;
  if (error instanceof PermanentMailError || isSecond || context.isLastTry) {
    await note(context, invitation, "failed", reason);
    return;
  }
  await note(context, invitation, "queued", invitation.mailError === unconfirmed ? unconfirmed : reason);
  throw error;
}

function note(
  context: ReactionContext,
  { id, version }: store.StoredInvitation,
  status: "queued" | "sent" | "failed",
  error: string | null,
): Promise<undefined> {
  return transact(context.platform, scopeOf(context), async ({ tx, organizationId }) => {
    const invitation = await store.holdInvitation(tx, organizationId, id);
    if (invitation?.status !== "pending" || invitation.version !== version) return unchanged(undefined);

    await store.setMailStatus(tx, { organizationId, id, version, status, error });
    if (status !== "failed") return unchanged(undefined);
    const payload = { id, email: invitation.email, error: error ?? "" };
    return { answer: undefined, events: [{ name: "invitation.mail_failed", payload }] };
  });
}

function scopeOf({ organizationId }: ReactionContext): Scope {
  return { organizationId, actor: { kind: "system", cause: "mail" }, origin: noOrigin };
}
