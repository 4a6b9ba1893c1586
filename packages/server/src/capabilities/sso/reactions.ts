import { addJobs } from "../../platform/outbox.ts";
import { type ReactionContext, reaction } from "../../platform/reactions.ts";
import { noOrigin, type Reading, transact, unchanged } from "../../platform/transact.ts";
import { findRecipients, findThoseWhoMay } from "../access/recipients.ts";
import { findMember } from "../members/store.ts";
import { NOTICE_MAIL, type Notice } from "./mails.ts";

const actor = { kind: "system", cause: "single sign-on" } as const;

type Telling = { notice: Notice; except?: string | undefined };

/** Plans a mail to each who configures access, so that one address that fails has none of the others mailed again. */
async function tell(
  { platform, organizationId, eventId }: ReactionContext,
  tellingOf: (reading: Pick<Reading, "db" | "organizationId" | "now">) => Promise<Telling>,
): Promise<void> {
  await transact(platform, { organizationId, actor, origin: noOrigin }, async ({ tx, now }) => {
    const { notice, except } = await tellingOf({ db: tx, organizationId, now });
    const recipients = await findThoseWhoMay(tx, organizationId, "access:write", now);
    const others = recipients.filter(({ memberId }) => memberId !== except);
    const about = { organization_id: organizationId, event_id: eventId, notice };
    const payloads = others.map(({ memberId }) => ({ ...about, member_id: memberId }));
    await addJobs(
      tx,
      payloads.map((payload) => ({ identifier: NOTICE_MAIL, payload })),
    );
    return unchanged(undefined);
  });
}

const tellOfCertificate = reaction({
  name: "sso.tell_of_certificate",
  on: ["sso.certificate_expiry_warned"],
  run: (context, { payload }) =>
    tell(context, async () => ({
      notice: { about: "certificate", connection: payload.name, ends_at: new Date(payload.not_after) },
    })),
});

const tellOfUse = reaction({
  name: "sso.tell_of_emergency_access",
  on: ["sso.break_glass_used"],
  run: (context, { payload }) =>
    tell(context, async ({ db, organizationId, now }) => {
      const member = await findMember(db, organizationId, payload.id, now);
      const name = `${member?.first_name ?? ""} ${member?.last_name ?? ""}`.trim() || payload.email;
      return { notice: { about: "break_glass_used", name, reason: payload.reason, at: now }, except: payload.id };
    }),
});

const tellOfNaming = reaction({
  name: "sso.tell_of_naming",
  on: ["sso.break_glass_changed"],
  run: (context, { payload }) =>
    tell(context, async ({ db, organizationId }) => {
      const named = await findRecipients(db, organizationId, payload.after);
      const admins = named.map(({ email }) => email);
      return { notice: { about: "break_glass_changed", name: payload.by, admins } };
    }),
});

export const ssoReactions = [tellOfCertificate, tellOfUse, tellOfNaming];
