import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readdir, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { createKey } from "@rollcall/contract/api-keys";
import { createWebhookEndpoint, updateWebhookEndpoint } from "@rollcall/contract/webhooks";
import { listWorkspaces } from "@rollcall/contract/workspaces";
import { aMember, anAdminKey, anOrganization } from "@rollcall/server/testing/builders";
import { runHourly, workOff } from "@rollcall/server/testing/queue";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { afterAll, beforeAll, expect, it } from "vitest";

const repository = join(import.meta.dirname, "../..");
const execute = promisify(execFile);

let server: TestServer;
let folder: string;
let env: Record<string, string>;
let acme: Awaited<ReturnType<typeof anOrganization>>;
beforeAll(async () => {
  server = await startServer();
  acme = await anOrganization(server);
  const { bearer } = await anAdminKey(server, acme);
  env = { ROLLCALL_URL: server.url, ROLLCALL_KEY: bearer, ROLLCALL_ORGANIZATION: acme.id };
  folder = await realpath(await mkdtemp(join(tmpdir(), "rollcall-examples-")));
  await installPacked(folder);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The packages as others install them, beside the libraries that they name. */
async function installPacked(target: string): Promise<void> {
  const packed = join(target, "packed");
  await execute(process.execPath, [join(repository, "scripts/pack.ts"), packed, "contract", "sdk"]);
  const libraries = join(repository, "node_modules");
  const installed = join(target, "node_modules");
  for (const name of ["contract", "sdk"])
    await cp(join(packed, name), join(installed, "@rollcall", name), { recursive: true });
  for (const name of await readdir(libraries))
    if (!name.startsWith(".") && name !== "@rollcall") await symlink(join(libraries, name), join(installed, name));
  await cp(join(repository, "examples"), join(target, "examples"), { recursive: true });
}

async function run(example: string, ...words: string[]): Promise<string> {
  const { stdout } = await execute(process.execPath, [join(folder, "examples", example), ...words], {
    env: { ...process.env, ...env },
  });
  return stdout;
}

it("lists the Admins", async () => {
  await aMember(server, acme);
  expect(await run("list-admins.ts")).toBe(`Ada Admin <${acme.admin.email}>\n`);
});

it("invites, and says what became of each address", async () => {
  const said = await run("invite.ts", "grace@acme.example", "nonsense");
  expect(said).toMatch(/^grace@acme\.example: invited\nnonsense: \S/);
});

it("ends somebody's access, once", async () => {
  const { email } = await aMember(server, acme);
  expect(await run("offboard.ts", email)).toContain("no access any more");
  expect(await run("offboard.ts", email)).toContain("is not here");
});

it("asks whether a key is good", async () => {
  const params = { organization_id: acme.id };
  const { body } = await server.call(listWorkspaces, { params, query: {} }, acme.admin);
  const workspace_id = "data" in body ? (body.data[0]?.id ?? "") : "";
  const made = await server.call(
    createKey,
    { params: { ...params, workspace_id }, body: { name: "Nightly" } },
    acme.admin,
  );
  const secret = made.status === 201 ? made.body.secret : "";
  expect(await run("verify-key.ts", secret)).toContain(`Welcome, member ${acme.admin.memberId}`);
  expect(await run("verify-key.ts", "rc_nonsense")).toBe("Refused: malformed\n");
});

it("receives webhooks, each once, and nothing that others send", async () => {
  const params = { organization_id: acme.id };
  const wish = { url: "http://localhost:1/", events: ["member.joined" as const] };
  const { body: made } = await server.call(createWebhookEndpoint, { params, body: wish }, acme.admin);
  const receiver = spawn(process.execPath, [join(folder, "examples/receive-webhooks.ts")], {
    env: { ...process.env, PORT: "0", ROLLCALL_WEBHOOK_SECRET: made.secret },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const lines = createInterface(receiver.stdout)[Symbol.asyncIterator]();
    const url = String((await lines.next()).value).replace("Listening at ", "");
    const of = { params: { ...params, endpoint_id: made.endpoint.id } };
    await server.call(updateWebhookEndpoint, { ...of, body: { url } }, acme.admin);
    await aMember(server, acme);
    await workOff(server);
    expect((await lines.next()).value).toMatch(/^1 member\.joined \{"id":"mem_/);
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(400);
  } finally {
    receiver.kill();
  }
});

it("reads every event once, across two runs", async () => {
  await runHourly(server, "audit.seal");
  const place = join(folder, "place");
  expect(await run("follow-events.ts", place)).toMatch(/^1 member\.joined by .*\n2 organization\.created by /);
  await aMember(server, acme);
  await runHourly(server, "audit.seal");
  const later = await run("follow-events.ts", place);
  expect(later).toContain("member.joined");
  expect(later).not.toContain("organization.created");
});
