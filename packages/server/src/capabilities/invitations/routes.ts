import * as contract from "@rollcall/contract/invitations";
import type { Call, Door } from "../../platform/http.ts";
import { type Limit, type Limiter, networkOf } from "../../platform/rate-limit.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { read, transact } from "../../platform/transact.ts";
import { hashPassword } from "../identity/auth.ts";
import { setSessionCookie } from "../identity/cookie.ts";
import { choosePassword } from "../identity/rules.ts";
import * as commands from "./commands.ts";
import * as joining from "./joining.ts";
import { weariedOf } from "./limits.ts";
import { type LinkPlace, type OpenedLink, readInvitationToken } from "./link.ts";
import { getInvitation, listInvitations } from "./queries.ts";

const LINK_USES: Limit = { name: "invitation_link", tries: 60, perSeconds: 60 };
const RESENDS: Limit = { name: "invitation_resend", tries: 5, perSeconds: 3600 };

export function invitationRoutes(door: Door, limiter: Limiter): void {
  door.command(contract.createInvitations, (work, { body }) =>
    commands.inviteMembers(work, body, { wearied: (emails) => weariedOf(limiter, work, emails) }),
  );
  door.list(contract.listInvitations, (reading, { query }) => listInvitations(reading, query));
  door.query(contract.getInvitation, (reading, { params }) => getInvitation(reading, params.invitation_id));
  door.command(contract.copyInvitationLink, (work, { params }) =>
    commands.copyInvitationLink(work, params.invitation_id),
  );
  door.command(contract.resendInvitation, async (work, { params }) => {
    await limiter.count(RESENDS, params.invitation_id, work.tx);
    return commands.resendInvitation(work, params.invitation_id);
  });
  door.command(contract.revokeInvitation, (work, { params }) => commands.revokeInvitation(work, params.invitation_id));
  linkRoutes(door, limiter);
}

/** What anybody who holds the link of an invitation may do with it. */
function linkRoutes(door: Door, limiter: Limiter): void {
  door.open(contract.openInvitation, async (call, { body }) => {
    const place = await placeOf(call, limiter, body.token);
    return read(call.platform, scopeOf(call, place), (reading) => joining.readOpenInvitation(reading, place));
  });
  door.user(contract.acceptInvitation, async (call, { body }) => {
    const place = await placeOf(call, limiter, body.token);
    const accept = () =>
      transact(call.platform, scopeOf(call, place), (work) => joining.acceptAsUser(work, place, call.actor.userId));
    const joined = await accept();
    if (joined !== undefined) return joined;
    await endIfNoLongerOffered(call, place);
    return offered(await accept());
  });
  door.open(contract.signUpByInvitation, async (call, { body }) => {
    const place = await placeOf(call, limiter, body.token);
    await endIfNoLongerOffered(call, place);
    // Asked first, so that a link which no longer works costs no hash.
    const { email, has_account } = await read(call.platform, scopeOf(call, place), (reading) =>
      joining.readOpenInvitation(reading, place),
    );
    if (has_account) throw new Refusal("invitation_sign_in_needed");
    granted(choosePassword(body.password, email));
    const signUp = { ...body, passwordHash: await hashPassword(body.password) };
    const { session, joined } = await transact(call.platform, scopeOf(call, place), (work) =>
      joining.signUp(work, place, signUp),
    );
    setSessionCookie(call, session);
    return joined;
  });
  door.open(contract.declineInvitation, async (call, { body }) => {
    const place = await placeOf(call, limiter, body.token);
    return transact(call.platform, scopeOf(call, place), (work) => joining.declineInvitation(work, place));
  });
}

/** Where a token leads. A forged or damaged one asks nothing but the counter of tries. */
async function placeOf({ platform, origin }: Call, limiter: Limiter, token: string): Promise<OpenedLink> {
  await limiter.count(LINK_USES, networkOf(origin));
  const place = readInvitationToken(platform.secrets, token);
  if (place === undefined) throw new Refusal("invitation_link_invalid");
  return place;
}

function offered<T>(joined: T | undefined): T {
  if (joined === undefined) throw new Error("an invitation that has just been ended is still there");
  return joined;
}

/** Accepting comes too late for what ended with a date; it is not whoever accepts who ends it. */
async function endIfNoLongerOffered(call: Call, place: LinkPlace): Promise<void> {
  const scope = { ...scopeOf(call, place), actor: { kind: "system", cause: "invitations" } } as const;
  await transact(call.platform, scope, (work) => joining.endIfNoLongerOffered(work, place));
}

function scopeOf({ actor, origin }: Call, { organizationId }: LinkPlace) {
  return { organizationId, actor, origin };
}
