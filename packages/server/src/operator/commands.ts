import { NotedHead } from "@rollcall/contract/audit";
import { MemberId, OrganizationId } from "@rollcall/contract/ids";
import { OrganizationName } from "@rollcall/contract/organizations";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { PlanId, ProductId } from "@rollcall/contract/subscriptions";
import { EmailAddress } from "@rollcall/contract/text";
import * as z from "zod";
import { createUser } from "../capabilities/identity/commands.ts";
import { findUserByEmail, holdUser } from "../capabilities/identity/store.ts";
import { setRoles } from "../capabilities/members/commands.ts";
import { findByEmails, findMember } from "../capabilities/members/store.ts";
import { takeFactors } from "../capabilities/second-factor/commands.ts";
import { foundOrganization } from "../capabilities/setup/commands.ts";
import { changeSubscription } from "../capabilities/subscriptions/commands.ts";
import { listSubscriptions } from "../capabilities/subscriptions/queries.ts";
import { listProducts, writePlan, writeProduct } from "../capabilities/subscriptions/store.ts";
import { newId } from "../platform/ids.ts";
import { Refusal } from "../platform/refusal.ts";
import { noOrigin, type Platform, read, transact, transactUser } from "../platform/transact.ts";
import { verifyAuditLogs } from "./audit-logs.ts";
import { distribute } from "./distribution/distributing.ts";
import { erasePerson } from "./erasing-people.ts";

/** One thing that the operator can do: what it takes, and what it prints. */
type OperatorCommand<Options extends z.ZodObject = z.ZodObject> = {
  summary: string;
  options: Options;
  run(platform: Platform, options: z.output<Options>): Promise<unknown>;
};

const actor = { kind: "operator" } as const;
const inside = (organizationId: string) => ({ organizationId, actor, origin: noOrigin });

function command<Options extends z.ZodObject>(spec: OperatorCommand<Options>): OperatorCommand {
  // The cast forgets the options' own type; `run` is only called with what its schema has parsed.
  return spec as unknown as OperatorCommand;
}

const organization = z.strictObject({ organization: OrganizationId });
const isYes = z.enum(["yes", "no"], "must be yes or no").transform((answer) => answer === "yes");
const name = z.string().trim().min(1, "must not be empty").max(80);

/** Everything that the operator can do, by noun and verb. */
export const operatorCommands: Record<string, OperatorCommand> = {
  "organizations list": command({
    summary: "List every Organization.",
    options: z.strictObject({}),
    run: ({ database }) =>
      database
        .selectFrom("organizations")
        .select(["organization_id", "name", "created_at"])
        .orderBy("created_at")
        .execute(),
  }),
  "organizations create": command({
    summary: "Make an Organization with its first Admin, who signs in by a mailed link.",
    options: z.strictObject({ name: OrganizationName, "admin-email": EmailAddress }),
    run: (platform, options) => createOrganization(platform, options.name, options["admin-email"]),
  }),
  "subscriptions list": command({
    summary: "List what an Organization bought, with used, reserved and free seats.",
    options: organization,
    run: (platform, options) => read(platform, inside(options.organization), listSubscriptions),
  }),
  "subscriptions set": command({
    summary: "Set the plan and the number of seats of one Product. Never below what is occupied.",
    options: organization.extend({
      product: ProductId,
      plan: PlanId,
      seats: z.coerce.number("must be a number").int().min(0).max(10_000_000),
    }),
    run: (platform, { organization, product, plan, seats }) =>
      transact(platform, inside(organization), (work) =>
        changeSubscription(work, { productId: product, planId: plan, seats }),
      ),
  }),
  "admins add": command({
    summary: "Make a member Admin, when nobody who is can sign in any more.",
    options: organization.extend({ email: EmailAddress }),
    run: (platform, options) => addAdmin(platform, options.organization, options.email),
  }),
  "second-factor reset": command({
    summary: "Take somebody's second factors away and sign them out, once you know that it is they who ask.",
    options: z.strictObject({ email: EmailAddress }),
    run: (platform, { email }) => resetSecondFactor(platform, email),
  }),
  "audit verify": command({
    summary: "Verify the hash chain of the audit log of one Organization, or of all. Ends with 1 where one is broken.",
    options: z.strictObject({ organization: OrganizationId.optional(), noted: NotedHead.optional() }),
    run: (platform, options) => verifyAuditLogs(platform, options),
  }),
  "audit erase": command({
    summary:
      "Erase the name, addresses and places of a removed member from every log. The chain of the audit log stays whole.",
    options: organization.extend({ member: MemberId }),
    run: (platform, options) =>
      transact(platform, inside(options.organization), (work) => erasePerson(work, options.member)),
  }),
  "catalogue list": command({
    summary: "List the Products and their plans.",
    options: z.strictObject({}),
    run: ({ database }) => listProducts(database),
  }),
  "catalogue product": command({
    summary: "Add a Product, or rename one.",
    options: z.strictObject({ id: ProductId, name }),
    run: ({ database }, options) => writeProduct(database, options),
  }),
  "catalogue plan": command({
    summary: "Add a plan to a Product, or change one.",
    options: z.strictObject({ product: ProductId, id: PlanId, name, "allows-invitations": isYes }),
    run: ({ database }, { product, id, name, "allows-invitations": allowsInvitations }) =>
      writePlan(database, { productId: product, id, name, allowsInvitations }),
  }),
  "database distribute": command({
    summary: "Spread the tables of Organizations over the machines of a Citus cluster (docs/distributing.md).",
    options: z.strictObject({
      shards: z.coerce.number("must be a number").int().min(1).max(1024).default(32),
      trial: isYes.default(false),
    }),
    run: distribute,
  }),
};

function createOrganization(platform: Platform, organizationName: string, email: string) {
  const scope = inside(newId("organization"));
  return transact(platform, scope, async (work) => {
    const known = await findUserByEmail(work.tx, email);
    const wanted = { email, first_name: "", last_name: "", language: "en", emailVerified: false } as const;
    const made = known === undefined ? await createUser(work, wanted) : undefined;
    const user = made?.user ?? known;
    if (user === undefined) throw new Error("a User was found or made");
    const { first_name, last_name } = user;
    const founder = { userId: user.id, email, first_name, last_name };
    const { answer, events } = await foundOrganization(work, organizationName, founder);
    return { answer, events, userEvents: made === undefined ? [] : [made.event] };
  });
}

/** For whoever belongs to several Organizations: none of their Admins may (decisions/0007). */
function resetSecondFactor(platform: Platform, email: string) {
  return transactUser(platform, { actor, origin: noOrigin }, async (work) => {
    const user = await findUserByEmail(work.tx, email);
    if (user === undefined) throw new Refusal("not_found", { detail: "Nobody signs in with this address." });
    await holdUser(work.tx, user.id);
    const { ended, userEvents } = await takeFactors(work, user.id, "operator");
    return { answer: { sessions_ended: ended }, userEvents };
  });
}

function addAdmin(platform: Platform, organizationId: string, email: string) {
  return transact(platform, inside(organizationId), async (work) => {
    const [found] = await findByEmails(work.tx, organizationId, [email]);
    const member = found && (await findMember(work.tx, organizationId, found.id, work.now));
    if (member === undefined) throw new Refusal("not_found", { detail: "No member has this address." });
    return setRoles(work, member.id, [...member.roles, ADMIN_ROLE]);
  });
}
