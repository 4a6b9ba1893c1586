import * as contract from "@rollcall/contract/invitations";
import { placeOf } from "./play-workspaces.ts";
import { ask, chosen, cookieOf, firstOf, pick, presentOf, type Scene } from "./stage.ts";
import { freeSeats, isAdmin, type ModelInvitation, type ModelMember } from "./state.ts";

const VALID = 7 * 86_400_000;

/** An Admin invites one of the people, with a seat or not, into a Workspace and a Group or neither. */
export async function invite(scene: Scene): Promise<void> {
  const { stage, step, tenant, admin, now } = scene;
  const person = step.to % 6;
  const { workspace, isStray } = placeOf(scene);
  const { it: group, isStray: isStrayGroup } = pick(scene, "groups", "group");
  const role = step.organizationRoles[0] ?? "member";
  const isGroupGone = group !== undefined && (isStrayGroup || group.isDeleted);
  const places = {
    workspaces: [{ workspace_id: workspace.id, roles: step.workspaceRoles }],
    groups: group === undefined ? [] : [group.id],
  };
  const done = await ask(
    stage.app,
    contract.createInvitations,
    {
      params: { organization_id: tenant.id },
      body: { emails: [stage.people[person]?.email], roles: [role], seats: step.isSeated ? ["vibe"] : [], ...places },
    },
    cookieOf(scene, admin),
    firstOf([isStray, "not_found"], [workspace.isArchived, "workspace_archived"], [isGroupGone, "not_found"]),
  );
  if (done === undefined) return;
  const [answer] = done.data;
  const wanted = outcomeFor(scene, person);
  if (answer?.outcome !== wanted) throw new Error(`inviting: wanted ${wanted}, got ${answer?.outcome}`);
  if (answer.invitation === null) return;
  for (const each of pendingOf(scene, person)) each.status = "revoked";
  const link = { organization_id: tenant.id, invitation_id: answer.invitation.id };
  const copied = await ask(stage.app, contract.copyInvitationLink, { params: link }, cookieOf(scene, admin));
  tenant.invitations.push({
    ...{ id: answer.invitation.id, token: new URL(copied?.url ?? "").hash.slice(1), person, status: "pending", role },
    ...{ hasSeat: step.isSeated, workspace: { id: workspace.id, roles: step.workspaceRoles }, groupId: group?.id },
    ...{ expiresAt: now + VALID, inviterId: admin.id, isInviterAdmin: true, lostOnce: false },
  });
}

function outcomeFor(scene: Scene, person: number) {
  const { step, tenant, now } = scene;
  const member = presentOf(tenant, person);
  if (member !== undefined) return member.status === "active" ? "already_member" : "member_suspended";
  if (pendingOf(scene, person).some(({ expiresAt }) => expiresAt > now)) return "already_invited";
  return step.isSeated && freeSeats(tenant, now) < 1 ? "no_seat" : "invited";
}

const pendingOf = ({ tenant }: Scene, wanted: number) =>
  tenant.invitations.filter(({ person, status }) => person === wanted && status === "pending");

export async function accept(scene: Scene): Promise<void> {
  const { stage, step, tenant, now } = scene;
  const invitation = chosen(tenant.invitations, step.to);
  if (invitation === undefined) return;
  const member = presentOf(tenant, invitation.person);
  const inviter = tenant.members.find(({ id }) => id === invitation.inviterId) as ModelMember;
  // A right that ended by its date is noticed now, if nothing noticed it before.
  const isOpen = invitation.status === "pending" && invitation.expiresAt > now;
  const isWithdrawn = isOpen && !isAdmin(tenant, inviter, now);
  const joined = await ask(
    stage.app,
    contract.acceptInvitation,
    { body: { token: invitation.token } },
    stage.people[invitation.person],
    firstOf(
      ...answered(invitation),
      [invitation.expiresAt <= now, "invitation_expired"],
      [isWithdrawn, "invitation_revoked"],
      [member?.status === "suspended", "membership_suspended"],
      [member?.status === "active", "already_member"],
    ),
  );
  if (isWithdrawn) invitation.status = "revoked";
  if (joined !== undefined) join(scene, invitation, joined.member_id);
}

function join({ tenant }: Scene, invitation: ModelInvitation, id: string): void {
  const { person, role, hasSeat, workspace, groupId } = invitation;
  invitation.status = "accepted";
  tenant.members.push({ id, person, status: "active", roles: [role], hasSeat });
  const place = tenant.workspaces.find((each) => each.id === workspace?.id);
  if (place?.isArchived === false) place.direct.set(id, new Map(workspace?.roles.map((each) => [each, null])));
  const group = tenant.groups.find((each) => each.id === groupId);
  if (group?.isDeleted === false) group.members.set(id, null);
}

export async function revokeInvitation(scene: Scene): Promise<void> {
  const { stage, step, tenant, admin } = scene;
  const invitation = chosen(tenant.invitations, step.to);
  if (invitation === undefined) return;
  const params = { organization_id: tenant.id, invitation_id: invitation.id };
  const as = cookieOf(scene, admin);
  const done = await ask(stage.app, contract.revokeInvitation, { params }, as, firstOf(...answered(invitation)));
  if (done !== undefined) invitation.status = "revoked";
}

function answered({ status }: ModelInvitation): Parameters<typeof firstOf> {
  return [
    [status === "accepted", "invitation_accepted"],
    [status === "revoked", "invitation_revoked"],
  ];
}
