import { createKey } from "@rollcall/contract/api-keys";
import type { AnyOperation } from "@rollcall/contract/operation";
import { operations } from "@rollcall/contract/operations";
import {
  allOrganizationPermissions,
  allWorkspacePermissions,
  permits,
  workspacePermissions,
} from "@rollcall/contract/permissions";
import { permissionsOf } from "@rollcall/contract/roles";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knock, paramsOf, recipeOf, recipes } from "./asking.ts";
import { type Fingerprint, openFingerprint } from "./fingerprint.ts";
import { directoryOf } from "./recipes-directory.ts";
import { gateOf } from "./recipes-domains.ts";
import { keepRows, type Snapshot } from "./snapshot.ts";
import { type ActorName, actorNames, aWorld, type World } from "./world.ts";

let app: TestApp;
let fingerprint: Fingerprint;
/** Two Organizations, which are as new before whatever may change them. */
let world: World;
let kept: Snapshot;

beforeAll(async () => {
  app = await openApp();
  fingerprint = await openFingerprint(app.adminUrl);
  world = await aWorld(app);
  await Promise.all([gateOf(app, world.acme), gateOf(app, world.globex)]);
  await Promise.all([directoryOf(app, world.acme), directoryOf(app, world.globex)]);
  kept = await keepRows(app.adminUrl);
});
afterAll(async () => {
  await kept?.close();
  await fingerprint?.close();
  await app?.close();
});

const rolesInAcme: Partial<Record<ActorName, string[]>> = {
  admin: ["organization_admin"],
  billing: ["billing_manager"],
  member: ["member"],
  workspaceAdmin: ["member"],
  workspaceAdminByGroup: ["member"],
  contributor: ["member"],
};
/** What they may do in the Workspace of Acme that the recipes ask about. Whoever has nothing there sees none. */
const permissionsInPlace: Partial<Record<ActorName, Iterable<string>>> = {
  admin: allWorkspacePermissions,
  fullKey: allWorkspacePermissions,
  workspaceAdmin: permissionsOf(["workspace_admin"]),
  workspaceAdminByGroup: permissionsOf(["workspace_admin"]),
  contributor: permissionsOf(["workspace_contributor"]),
};
const outsideOfAcme: ActorName[] = ["removed", "stranger", "foreignAdmin", "foreignKey"];
const keys: ActorName[] = ["fullKey", "poorKey", "revokedKey", "expiredKey", "foreignKey"];
const deadKeys: ActorName[] = ["revokedKey", "expiredKey"];
const permissionsOfKeys: Partial<Record<ActorName, Iterable<string>>> = {
  fullKey: allOrganizationPermissions,
  poorKey: ["members:read"],
};
const isSignedIn = (actor: ActorName) => actor !== "nobody" && actor !== "expired";

/** How the door answers who may not call: by the contract alone. */
function refusalOf(
  { access, orAccess, adminKeys }: AnyOperation,
  actor: ActorName,
): { status: number; code: string } | undefined {
  if (access === "public") return undefined;
  if (!isSignedIn(actor)) return { status: 401, code: "not_signed_in" };
  if (access === "signed_in") return keys.includes(actor) ? { status: 403, code: "person_required" } : undefined;
  if (outsideOfAcme.includes(actor)) return { status: 404, code: "not_found" };
  if (actor === "suspended") return { status: 403, code: "membership_suspended" };
  if (deadKeys.includes(actor)) return { status: 401, code: "admin_key_invalid" };
  if (keys.includes(actor) && adminKeys === "never") return { status: 403, code: "person_required" };
  const inPlace = permissionsInPlace[actor];
  if (isInWorkspace({ access }) && inPlace === undefined) return { status: 404, code: "not_found" };
  const held = isInWorkspace({ access })
    ? (inPlace ?? [])
    : (permissionsOfKeys[actor] ?? permissionsOf(rolesInAcme[actor] ?? []));
  const isPermitted =
    access === "member" || permits(held, access) || (orAccess !== undefined && permits(held, orAccess));
  return isPermitted ? undefined : { status: 403, code: "permission_missing" };
}

const isInWorkspace = ({ access }: Pick<AnyOperation, "access">) => Object.hasOwn(workspacePermissions, access);
const isFromGlobex = (actor: ActorName) => actor === "foreignAdmin" || actor === "foreignKey";
const isInside = ({ access }: AnyOperation) => access !== "public" && access !== "signed_in";

test("every operation of the contract has a recipe, and every recipe an operation", () => {
  expect(Object.keys(recipes).toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
});

describe.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  "%s",
  (_, operation) => {
    const recipe = recipeOf(operation);
    const ask = async (actor: ActorName) => recipe.ask(app, world.acme, world.actors[actor]);

    test("lets in whom the contract lets in, and answers exactly what it names", async () => {
      for (const actor of actorNames.filter((each) => refusalOf(operation, each) === undefined)) {
        const answer = await knock(app, operation, await ask(actor), world.actors[actor]);
        // What one changed, the next one finds as it was.
        if (operation.method !== "GET") await kept.haveBack();
        const wanted = recipe.otherwise?.[actor]?.status ?? operation.success;
        expect({ actor, status: answer.status, text: answer.text }).toMatchObject({ actor, status: wanted });
        if (answer.status === operation.success) expectNothingMore(operation, answer.text);
      }
    });

    test("refuses everybody else, and changes nothing", async () => {
      const refused = actorNames.filter((actor) => refusalOf(operation, actor) !== undefined);
      const asked = await Promise.all(refused.map(async (actor) => ({ actor, sent: await ask(actor) })));
      const before = await fingerprint.take();
      const answers = await Promise.all(
        asked.map(async ({ actor, sent }) => ({ actor, ...(await knock(app, operation, sent, world.actors[actor])) })),
      );
      for (const { actor, status, text } of answers)
        expect({ actor, status, code: JSON.parse(text).code }).toEqual({ actor, ...refusalOf(operation, actor) });
      expect(await fingerprint.take()).toEqual(before);
    });

    test.each(paramsOf(operation))("answers %s of somebody else like one that is made up", async (param) => {
      const theirs = (await recipe.ask(app, world.globex, world.globex.other)).params?.[param] ?? "";
      const own = await ask("admin");
      const before = await fingerprint.take();
      for (const [turn, actor] of actorNames.entries()) {
        const wrong =
          refusalOf(operation, actor) === undefined ? wrongIds(param, theirs) : someWrongIds(param, theirs, turn);
        const ids = wrong.filter((id) => !(isFromGlobex(actor) && id === world.globex.id));
        const answers = await Promise.all(
          ids.map(async (id) => {
            const sent = { ...own, params: { ...own.params, [param]: id } };
            const { status, text } = await knock(app, operation, sent, world.actors[actor]);
            return { status, ...JSON.parse(text), request_id: "" };
          }),
        );
        const usual = refusalOf(operation, actor)?.status;
        const isHidden = usual === undefined || param === "organization_id" || isNoPlace(operation, param, actor);
        const [foreign, ...others] = answers;
        expect({ actor, status: foreign?.status }).toEqual({
          actor,
          status: isSignedIn(actor) && isHidden && (isInside(operation) || !keys.includes(actor)) ? 404 : usual,
        });
        for (const other of others) expect({ actor, ...other }).toEqual({ actor, ...foreign });
      }
      expect(await fingerprint.take()).toEqual(before);
    });
  },
);

describe.each(operations.filter(isInWorkspace).map((operation) => [operation.name, operation] as const))(
  "%s asked of two Workspaces of one Organization",
  (_, operation) => {
    const inside: ActorName[] = ["workspaceAdmin", "workspaceAdminByGroup", "contributor"];
    const askOf = async ({ acme, actors }: World) => ({
      here: await recipeOf(operation).ask(app, acme, actors.admin),
      there: await recipeOf(operation).ask(app, { ...acme, place: acme.elsewhere }, actors.admin),
    });

    test("is refused to who is in another one, as if there were none", async () => {
      const { there } = await askOf(world);
      const before = await fingerprint.take();
      for (const actor of inside) {
        const { status, text } = await knock(app, operation, there, world.actors[actor]);
        expect({ actor, status, code: JSON.parse(text).code }).toEqual({ actor, status: 404, code: "not_found" });
      }
      expect(await fingerprint.take()).toEqual(before);
    });

    test.each(paramsOf(operation).slice(2))("finds no %s of the other one", async (param) => {
      const { here, there } = await askOf(world);
      const sent = { ...here, params: { ...here.params, [param]: there.params?.[param] ?? "" } };
      const before = await fingerprint.take();
      for (const actor of ["admin", ...inside] as const) {
        const { status } = await knock(app, operation, sent, world.actors[actor]);
        expect({ actor, status }).toEqual({ actor, status: refusalOf(operation, actor)?.status ?? 404 });
      }
      expect(await fingerprint.take()).toEqual(before);
    });
  },
);

describe("ids in a body", () => {
  const ids = /"((?:mem|wsp|grp|key|svc|role|inv)_[0-9a-f]{32})"/g;
  const askAs = ({ acme, globex, actors }: World, operation: AnyOperation) =>
    Promise.all([acme, globex].map((tenant) => recipeOf(operation).ask(app, tenant, actors.admin)));

  test.each(
    operations
      .filter((each) => isInside(each) && each.body.type !== "undefined")
      .map((each) => [each.name, each] as const),
  )("of another Organization are like made-up ones: %s", async (_, operation) => {
    const [own = {}, theirs = {}] = await askAs(world, operation);
    const text = JSON.stringify(own.body);
    const foreign = [...JSON.stringify(theirs.body).matchAll(ids)].map(([, id]) => id ?? "");
    const before = await fingerprint.take();
    for (const [index, [, id = ""]] of [...text.matchAll(ids)].entries()) {
      const other = foreign[index] ?? "";
      const answers = [];
      for (const wrong of [other, other.replace(/[0-9a-f]{6}$/, "abcdef")]) {
        const sent = { ...own, body: JSON.parse(text.replace(id, wrong)) };
        const answer = await knock(app, operation, sent, world.actors.admin);
        expect({ id, status: answer.status }).toEqual({ id, status: expect.toBeOneOf([404, 422, 409, 403, 400]) });
        answers.push({ ...JSON.parse(answer.text), request_id: "" });
      }
      expect(answers[0]).toEqual(answers[1]);
    }
    expect(await fingerprint.take()).toEqual(before);
  });

  test("a Service account of another Workspace gets no key here, and who has only their own keys makes it none", async () => {
    const { acme, actors } = world;
    const makeFor = async (actor: ActorName, service_account_id: string) => {
      const params = { organization_id: acme.id, workspace_id: acme.place.workspaceId };
      return (await app.call(createKey, { params, body: { name: "CI", service_account_id } }, actors[actor])).status;
    };
    const before = await fingerprint.take();
    for (const actor of ["admin", "workspaceAdmin", "workspaceAdminByGroup"] as const)
      expect({ actor, status: await makeFor(actor, acme.elsewhere.serviceAccountId) }).toEqual({ actor, status: 404 });
    expect(await makeFor("contributor", acme.place.serviceAccountId)).toBe(403);
    expect(await fingerprint.take()).toEqual(before);
  });
});

/** Whether they learn that there is no such Workspace before they learn that they could not do this in one. */
function isNoPlace(operation: AnyOperation, param: string, actor: ActorName): boolean {
  return param === "workspace_id" && isInWorkspace(operation) && actor !== "suspended" && !deadKeys.includes(actor);
}

/** The same kind of id: another tenant's, one that nothing has, one that is none. A Product belongs to no tenant. */
function wrongIds(param: string, theirs: string): string[] {
  const malformed = [theirs.toUpperCase(), `${theirs}-`, "1", "\u0000", "%", "' or true --"];
  return param === "product_id" ? malformed : [theirs, theirs.replace(/[0-9a-f]{6}$/, "abcdef"), "null", ...malformed];
}

/** Who is refused whatever they ask for is asked about one of each kind; all of them together about all. */
function someWrongIds(param: string, theirs: string, turn: number): string[] {
  const [foreign = "", madeUp = "", ...malformed] = wrongIds(param, theirs);
  return [foreign, madeUp, malformed[turn % malformed.length] ?? ""];
}

/** The answer is what the contract names: a field more would have been dropped by its schema. */
function expectNothingMore({ output, success, media }: AnyOperation, text: string): void {
  if (output.type === "undefined") expect({ success, text }).toEqual({ success, text: "" });
  else if (media !== undefined) expect(output.parse(text)).toBe(text);
  else expect(output.parse(JSON.parse(text))).toEqual(JSON.parse(text));
}
