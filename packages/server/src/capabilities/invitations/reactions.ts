import type { EventPayloads } from "@rollcall/contract/events";
import type { Product } from "@rollcall/contract/subscriptions";
import { describeMailError, type Mail, PermanentMailError, UnconfirmedMailError } from "../../platform/mail.ts";
import { type ReactionContext, reaction } from "../../platform/reactions.ts";
import {
  inTransaction,
  noOrigin,
  organizationSetting,
  type Reading,
  read,
  type Scope,
  transact,
  unchanged,
  unhurried,
} from "../../platform/transact.ts";
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
    const wanted = await read(context.platform, scopeOf(context), (reading) => toBeMailed(reading, payload));
    if (wanted === undefined) return;
    if (wanted.invitation.expiresAt <= context.platform.clock()) {
      await noteFinal(context, wanted.invitation, "The invitation expired before the mail server took its mail.");
      return;
    }
    await send(context, wanted);
  },
});

export const invitationReactions = [sendInvitationMail];

type Wanted = { invitation: store.StoredInvitation; mail: Mail };

/** The invitation with its mail, unless it was answered since, a newer mail follows, or an earlier try went well. */
async function toBeMailed(reading: Reading, { id, version, seats }: Sending): Promise<Wanted | undefined> {
  const { db, organizationId } = reading;
  const [invitation, { name }, products] = await Promise.all([
    store.findInvitation(db, organizationId, id),
    getOrganization(db, organizationId),
    seats.length > 0 ? listProducts(db) : [],
  ]);
  const isWaiting =
    invitation?.status === "pending" && invitation.version === version && invitation.mailStatus === "queued";
  return isWaiting ? { invitation, mail: mailFor(reading, invitation, { name, products }) } : undefined;
}

async function send(context: ReactionContext, { invitation, mail }: Wanted): Promise<void> {
  try {
    await context.mailer.send(mail);
  } catch (error) {
    await noteFailure(context, invitation, error);
    return;
  }
  await note(context, invitation, "sent", null);
}

function mailFor(
  reading: Reading,
  invitation: store.StoredInvitation,
  { name, products }: { name: string; products: readonly Product[] },
): Mail {
  const { id, version, email, language, roles, seats, inviterName, inviterEmail, note, expiresAt } = invitation;
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
    await noteFinal(context, invitation, reason);
    return;
  }
  await note(context, invitation, "queued", invitation.mailError === unconfirmed ? unconfirmed : reason);
  throw error;
}

/** Notes how far the mail is, unless the invitation was answered or a newer mail follows. */
function note(
  { platform, organizationId }: ReactionContext,
  { id, version }: store.StoredInvitation,
  status: "queued" | "sent",
  error: string | null,
): Promise<unknown> {
  // What a crash undoes of this, it undoes of the job as well, which is then done again.
  return inTransaction(platform, unhurried(organizationSetting(organizationId)), (tx) =>
    store.setMailStatus(tx, { organizationId, id, version, status, error }),
  );
}

/** Notes that the mail does not go out, which the Admins are told. */
function noteFinal(
  context: ReactionContext,
  { id, version, email }: store.StoredInvitation,
  error: string,
): Promise<undefined> {
  return transact(context.platform, scopeOf(context), async ({ tx, organizationId }) => {
    const isNoted = await store.setMailStatus(tx, { organizationId, id, version, status: "failed", error });
    if (!isNoted) return unchanged(undefined);
    return { answer: undefined, events: [{ name: "invitation.mail_failed", payload: { id, email, error } }] };
  });
}

function scopeOf({ organizationId }: ReactionContext): Scope {
  return { organizationId, actor: { kind: "system", cause: "mail" }, origin: noOrigin };
}
