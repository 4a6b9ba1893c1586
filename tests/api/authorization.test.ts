import type { AnyOperation } from "@rollcall/contract/operation";
import { operations } from "@rollcall/contract/operations";
import { permits } from "@rollcall/contract/permissions";
import { permissionsOf } from "@rollcall/contract/roles";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knock, paramsOf, recipeOf, recipes } from "./asking.ts";
import { type Fingerprint, openFingerprint } from "./fingerprint.ts";
import { type ActorName, actorNames, aWorld, type World } from "./world.ts";

let app: TestApp;
let fingerprint: Fingerprint;
/** For whatever changes nothing, which is asserted. */
let unchanged: World;

beforeAll(async () => {
  app = await openApp();
  fingerprint = await openFingerprint(app.adminUrl);
  unchanged = await aWorld(app);
});
afterAll(async () => {
  await fingerprint?.close();
  await app?.close();
});

const rolesInAcme: Partial<Record<ActorName, string[]>> = {
  admin: ["organization_admin"],
  billing: ["billing_manager"],
  member: ["member"],
};
const outsideOfAcme: ActorName[] = ["removed", "stranger", "foreignAdmin"];
const isSignedIn = (actor: ActorName) => actor !== "nobody" && actor !== "expired";

/** How the door answers who may not call: by the contract alone. */
function refusalOf({ access }: AnyOperation, actor: ActorName): { status: number; code: string } | undefined {
  if (access === "public") return undefined;
  if (!isSignedIn(actor)) return { status: 401, code: "not_signed_in" };
  if (access === "signed_in") return undefined;
  if (outsideOfAcme.includes(actor)) return { status: 404, code: "not_found" };
  if (actor === "suspended") return { status: 403, code: "membership_suspended" };
  const held = permissionsOf(rolesInAcme[actor] ?? []);
  return access === "member" || permits(held, access) ? undefined : { status: 403, code: "permission_missing" };
}

const isInside = ({ access }: AnyOperation) => access !== "public" && access !== "signed_in";

test("every operation of the contract has a recipe, and every recipe an operation", () => {
  expect(Object.keys(recipes).toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
});

describe.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  "%s",
  (_, operation) => {
    const recipe = recipeOf(operation);
    const ask = async ({ acme, actors }: World, actor: ActorName) => recipe.ask(app, acme, actors[actor]);

    test("lets in whom the contract lets in, and answers exactly what it names", async () => {
      const isReading = operation.method === "GET";
      let world = isReading ? unchanged : await aWorld(app);
      for (const actor of actorNames.filter((each) => refusalOf(operation, each) === undefined)) {
        // What changes an Organization needs another one for whoever comes next.
        if (isInside(operation) && !isReading && actor !== "admin") world = await aWorld(app);
        const answer = await knock(app, operation, await ask(world, actor), world.actors[actor]);
        const wanted = recipe.otherwise?.[actor]?.status ?? operation.success;
        expect({ actor, status: answer.status, text: answer.text }).toMatchObject({ actor, status: wanted });
        if (answer.status === operation.success) expectNothingMore(operation, answer.text);
      }
    });

    test("refuses everybody else, and changes nothing", async () => {
      const world = unchanged;
      for (const actor of actorNames) {
        const refusal = refusalOf(operation, actor);
        if (refusal === undefined) continue;
        const sent = await ask(world, actor);
        const before = await fingerprint.take();
        const { status, text } = await knock(app, operation, sent, world.actors[actor]);
        expect({ actor, status, code: JSON.parse(text).code }).toEqual({ actor, ...refusal });
        expect({ actor, rows: await fingerprint.take() }).toEqual({ actor, rows: before });
      }
    });

    test.each(paramsOf(operation))("answers %s of somebody else like one that is made up", async (param) => {
      const world = unchanged;
      const theirs = (await recipe.ask(app, world.globex, world.globex.other)).params?.[param] ?? "";
      const own = await ask(world, "admin");
      const before = await fingerprint.take();
      for (const actor of actorNames) {
        const ids = wrongIds(param, theirs).filter((id) => !(actor === "foreignAdmin" && id === world.globex.id));
        const answers = [];
        for (const id of ids) {
          const sent = { ...own, params: { ...own.params, [param]: id } };
          const { status, text } = await knock(app, operation, sent, world.actors[actor]);
          answers.push({ status, ...JSON.parse(text), request_id: "" });
        }
        const usual = refusalOf(operation, actor)?.status;
        const isHidden = usual === undefined || param === "organization_id";
        const [foreign, ...others] = answers;
        expect({ actor, status: foreign?.status }).toEqual({
          actor,
          status: isSignedIn(actor) && isHidden ? 404 : usual,
        });
        for (const other of others) expect({ actor, ...other }).toEqual({ actor, ...foreign });
      }
      expect(await fingerprint.take()).toEqual(before);
    });
  },
);

/** The same kind of id: another tenant's, one that nothing has, one that is none. A Product belongs to no tenant. */
function wrongIds(param: string, theirs: string): string[] {
  const malformed = [theirs.toUpperCase(), `${theirs}-`, "1", "\u0000", "%", "' or true --"];
  return param === "product_id" ? malformed : [theirs, theirs.replace(/[0-9a-f]{6}$/, "abcdef"), "null", ...malformed];
}

/** The answer is what the contract names: a field more would have been dropped by its schema. */
function expectNothingMore({ output, success }: AnyOperation, text: string): void {
  if (output.type === "undefined") expect({ success, text }).toEqual({ success, text: "" });
  else expect(output.parse(JSON.parse(text))).toEqual(JSON.parse(text));
}
