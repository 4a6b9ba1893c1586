import * as invitations from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { anAdmin, anOrganization } from "@rollcall/server/testing/builders";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewAddress } from "./world.ts";

let app: TestApp;
/** Holds a lock, and looks who waits for it. */
let holder: pg.Client;
let observer: pg.Client;

beforeAll(async () => {
  app = await openApp();
  holder = new pg.Client({ connectionString: app.adminUrl });
  observer = new pg.Client({ connectionString: app.adminUrl });
  await Promise.all([holder.connect(), observer.connect()]);
});
afterAll(async () => {
  await Promise.all([holder?.end(), observer?.end()]);
  await app?.close();
});

/** Begins `call` while the seats are held, so that it stands still after it was let in; then `meanwhile` happens. */
async function whileItWaits(organizationId: string, call: () => Promise<unknown>, meanwhile: () => Promise<unknown>) {
  await holder.query("begin");
  await holder.query("select from subscriptions where organization_id = $1 for update", [organizationId]);
  const called = call();
  await untilWaiting(1);
  let isOver = false;
  const happened = meanwhile().then(() => {
    isOver = true;
  });
  await untilWaiting(2, () => isOver);
  await holder.query("commit");
  await Promise.all([called, happened]);
}

/** Until so many transactions wait for a lock, or there is nothing more to wait for. */
async function untilWaiting(count: number, isOver = () => false): Promise<void> {
  const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while (!isOver() && (await observer.query(waiting)).rows.length < count);
}

const losing = {
  demoted: { operation: members.setMemberRoles, body: { roles: ["member"] } },
  suspended: { operation: members.suspendMember, body: undefined },
  removed: { operation: members.removeMember, body: undefined },
} as const;

// SPEC R4.9: nobody keeps a way back in that they made with a right which they were losing.
test.each(Object.entries(losing))(
  "an invitation that is under way when its inviter is %s grants nothing",
  async (_, loss) => {
    const acme = await anOrganization(app);
    const inviter = await anAdmin(app, acme);
    const params = { organization_id: acme.id };
    const body = { emails: [aNewAddress()], roles: [ADMIN_ROLE], seats: ["vibe"] };
    const path = loss.operation.path.replace("{organization_id}", acme.id).replace("{member_id}", inviter.memberId);
    await whileItWaits(
      acme.id,
      () => app.call(invitations.createInvitations, { params, body }, inviter),
      () => app.send(loss.operation.method, path, { as: acme.admin, body: loss.body }),
    );

    const list = await app.call(invitations.listInvitations, { params }, acme.admin);
    expect(list.body.data).toEqual([]);
  },
);

test.each(Object.entries(losing))("a link that somebody copied before they were %s lets nobody in", async (_, loss) => {
  const acme = await anOrganization(app);
  const copier = await anAdmin(app, acme);
  const params = { organization_id: acme.id };
  const body = { emails: [aNewAddress(), aNewAddress()], roles: [ADMIN_ROLE] };
  const made = await app.call(invitations.createInvitations, { params, body }, acme.admin);
  const [copied, other] = made.body.data.map(({ invitation }) => invitation?.id ?? "");
  const ofCopied = { ...params, invitation_id: copied ?? "" };
  const link = await app.call(invitations.copyInvitationLink, { params: ofCopied }, copier);
  const path = loss.operation.path.replace("{organization_id}", acme.id).replace("{member_id}", copier.memberId);
  await app.send(loss.operation.method, path, { as: acme.admin, body: loss.body });

  const token = new URL(link.body.url).hash.slice(1);
  const names = { first_name: "Eve", last_name: "Back" };
  const signUp = { token, ...names, password: "correct horse battery" };
  const answer = await app.call(invitations.signUpByInvitation, { body: signUp });
  expect(answer).toMatchObject({ status: 410, body: { code: "invitation_revoked" } });
  const list = await app.call(invitations.listInvitations, { params }, acme.admin);
  expect(list.body.data.map(({ id }) => id)).toEqual([other]);
});

test("a link that was copied before the invitation was sent again revokes nothing", async () => {
  const acme = await anOrganization(app);
  const copier = await anAdmin(app, acme);
  const params = { organization_id: acme.id };
  const body = { emails: [aNewAddress()], roles: [ADMIN_ROLE] };
  const made = await app.call(invitations.createInvitations, { params, body }, acme.admin);
  const ofOne = { ...params, invitation_id: made.body.data[0]?.invitation?.id ?? "" };
  await app.call(invitations.copyInvitationLink, { params: ofOne }, copier);
  app.clock.advance({ minutes: 1 });
  await app.call(invitations.resendInvitation, { params: ofOne }, acme.admin);
  await app.call(members.removeMember, { params: { ...params, member_id: copier.memberId } }, acme.admin);

  const { body: invitation } = await app.call(invitations.getInvitation, { params: ofOne }, acme.admin);
  expect(invitation.status).toBe("pending");
});
