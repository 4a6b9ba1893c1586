import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { writeConfig } from "@rollcall/cli/config";
import type { Io } from "@rollcall/cli/io";
import { runProgram } from "@rollcall/cli/program";
import { signUpByInvitation } from "@rollcall/contract/invitations";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, aMember, anOrganization } from "@rollcall/server/testing/builders";
import { workOff } from "@rollcall/server/testing/queue";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

const PASSWORD = "a long enough password";
// The product in this process: what is typed as an address never leaves it.
const SERVER = "http://localhost:3000";

let app: TestApp;
let folder: string;
let acme: AnOrganization;
beforeAll(async () => {
  app = await openApp();
  folder = await mkdtemp(join(tmpdir(), "rollcall-cli-"));
  acme = await anOrganization(app);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

type Typed = { input?: string; answers?: string[]; confirms?: boolean };

const ours: Io["fetch"] = async (url, init) =>
  app.fetch(new Request(String(url).replace(SERVER, app.platform.publicUrl), init));

/** A terminal of somebody; what is kept between two commands is theirs alone. */
function terminalOf(name: string, fetch: Io["fetch"] = ours) {
  const env = { ROLLCALL_CONFIG: join(folder, name, "config.json") };
  const type = async (line: string, { input = "", answers = [], confirms }: Typed = {}) => {
    const said = { out: "", err: "" };
    const io: Io = {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      isInteractive: answers.length > 0 || confirms !== undefined,
      isTerminal: fetch !== ours,
      columns: 200,
      env,
      ask: async () => answers.shift(),
      confirm: async () => confirms === true,
      readInput: async () => input,
      readFile: (path) => readFile(path, "utf8"),
      fetch,
    };
    const code = await runProgram(io, line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', "")) ?? []);
    return { code, ...said };
  };
  return {
    env,
    type,
    /** Types a command that has to succeed, and reads its answer. */
    json: async (line: string, typed?: Typed) => {
      const { code, out, err } = await type(`${line} --json`, typed);
      expect(err, line).toBe("");
      expect(code, line).toBe(0);
      return JSON.parse(out);
    },
  };
}

async function signedIn({ cookie }: { cookie: string }, name: string) {
  const terminal = terminalOf(name);
  const [cookieName = "", value = ""] = cookie.split("=");
  await writeConfig(terminal, { server: SERVER, cookies: { [cookieName]: value } });
  return terminal;
}

it("invites, lets in, seats, puts into a Workspace, makes a key and removes", async () => {
  const ada = await signedIn(acme.admin, "ada");
  const invited = await ada.json("invitations create new@acme.example --roles Member");
  expect(invited.data[0]).toMatchObject({ outcome: "invited" });
  const { url } = await ada.json(`invitations link ${invited.data[0].invitation.id}`);
  const [, token = ""] = url.split("#");
  const person = { token, first_name: "Nova", last_name: "New", password: PASSWORD };
  await app.call(signUpByInvitation, { body: person });

  const nova = terminalOf("nova");
  const login = await nova.type(`login ${SERVER} --email new@acme.example`, { input: PASSWORD });
  expect(login).toMatchObject({ code: 0, err: expect.stringContaining("signed in") });
  expect((await nova.type("whoami")).out).toContain("Nova New <new@acme.example>");

  expect(await ada.json("members seat-on new@acme.example Vibe")).toMatchObject({ seats: ["vibe"] });
  await ada.json("workspaces create Research");
  await ada.json('workspaces add research new@acme.example "Workspace Contributor"');
  const { secret } = await nova.json("keys create Research nightly");
  expect(await nova.json("keys verify -", { input: secret })).toMatchObject({ valid: true });

  expect((await ada.type("members list --q nova")).out).toMatch(/Nova New +new@acme\.example +member +vibe +active/);
  const removed = await ada.type("members remove new@acme.example");
  expect(removed).toMatchObject({ code: 1, err: expect.stringContaining("remove new@acme.example: Sessions, seats") });
  expect((await ada.type("members remove new@acme.example", { confirms: false })).err).toContain("Nothing was changed");
  expect((await ada.type("members remove new@acme.example", { confirms: true })).code).toBe(0);
  expect(await ada.json("keys verify -", { input: secret })).toEqual({ valid: false, reason: "revoked" });
  expect((await nova.type("members list")).code).toBe(1);
});

it("asks what a change would do, and does nothing", async () => {
  const ada = await signedIn(acme.admin, "ada");
  const member = await aMember(app, acme);
  const { group } = await ada.json("groups create Crew");
  const id = group?.id ?? (await ada.json("groups list --q crew")).data[0].id;
  await ada.json(`groups add ${id} ${member.email}`);
  expect((await ada.type("groups delete Crew --preview")).code).toBe(0);
  expect(await ada.json("groups show Crew")).toMatchObject({ name: "Crew" });
});

/** What the queue has is done while a command waits for it. */
async function worked<T>(running: Promise<T>): Promise<T> {
  let isOver = false;
  const over = running.finally(() => {
    isOver = true;
  });
  while (!isOver) await Promise.race([over, workOff(app).then(() => setTimeout(20))]);
  return over;
}

it("changes many at once: looks first, asks, and tells who was left out", async () => {
  const ada = await signedIn(acme.admin, "ada");
  const [one, two] = [await aMember(app, acme), await aMember(app, acme)];
  await ada.json(`members suspend ${two.email} --yes`);
  const line = `bulk suspend --member ${one.email} ${two.email}`;
  const looked = await ada.type(`${line} --preview`);
  expect(looked.out).toMatch(new RegExp(`${two.email} +unchanged +This member is suspended`));
  expect(looked).toMatchObject({ code: 0, err: expect.stringContaining("1 would change, 1 are so already") });
  expect((await ada.type(line)).err).toContain("Nothing was changed. Say --yes");
  expect((await ada.json("bulk list --state ready")).data).toEqual([]);
  const done = await worked(ada.type(line, { confirms: true }));
  expect(done).toMatchObject({
    code: 0,
    err: expect.stringContaining("1 changed, 1 were so already, 0 were refused."),
  });
  expect((await ada.type("bulk remove --yes")).err).toContain("Whom?");
});

it("imports invitations out of a file that is piped in, and fails where lines were refused", async () => {
  const ada = await signedIn(acme.admin, "ada");
  const input = "Name;E-mail;Role\nNora;nora@acme.example;Member\nX;nobody;Boss\n";
  const looked = await ada.type("invitations import - --preview", { input });
  expect(looked.out).toMatch(
    /3 +email +nobody +refused +“nobody” is not an e-mail address\. There is no role “Boss”\./,
  );
  expect(looked.err).toContain("Left out: Name.");
  const done = await worked(ada.type("invitations import - --yes", { input }));
  expect(done).toMatchObject({
    code: 1,
    err: expect.stringContaining("1 changed, 0 were so already, 1 were refused."),
  });
  expect((await ada.json("invitations list --q nora")).data).toHaveLength(1);
  const template = await ada.type("invitations template");
  expect(template.out).toContain("email,roles,seats,workspaces,groups,language");
});

it("reads every page", async () => {
  const ada = await signedIn(acme.admin, "ada");
  for (let each = 0; each < 3; each += 1) await aMember(app, acme);
  const { total } = await ada.json("members list --limit 2");
  const first = await ada.type("members list --limit 2");
  expect(first.out.trim().split("\n")).toHaveLength(3);
  expect(first.err).toContain("--all");
  expect(await ada.json("members list --limit 2 --all")).toHaveLength(total.count);
});

it.each([
  ["members list --limit 5000", 1, "limit: "],
  ["members roles nobody@acme.example Member", 1, "There is no member called nobody@acme.example."],
  ["members roles", 2, "missing required argument"],
  ["members frobnicate", 2, "unknown command"],
  ["groups create", 2, "missing required argument"],
  ["workspaces create Odd --members nonsense", 1, "--members is JSON"],
])("%s ends with %i and says %j", async (line, code, sentence) => {
  const ada = await signedIn(acme.admin, "ada");
  const said = await ada.type(line);
  expect(said).toMatchObject({ code, out: "" });
  expect(said.err).toContain(sentence);
});

it("proves again who one is where the server wants that", async () => {
  const ada = await signedIn(acme.admin, "ada");
  app.clock.advance({ minutes: 30 });
  const stale = await ada.type("directory create-token Okta");
  expect(stale).toMatchObject({ code: 1, err: expect.stringContaining("fresh_sign_in_required") });
});

it("keeps what signs in for its user alone, and forgets it", async () => {
  const ada = await signedIn(await aMember(app, acme), "leaving");
  const mode = (await stat(ada.env.ROLLCALL_CONFIG)).mode & 0o777;
  expect(mode).toBe(0o600);
  expect((await ada.type("logout")).code).toBe(0);
  expect(JSON.parse(await readFile(ada.env.ROLLCALL_CONFIG, "utf8"))).toEqual({});
  expect((await ada.type("members list")).err).toContain("Sign in first");
});

it.each(["login http://rollcall.example --email a@acme.example", "members list --server http://rollcall.example"])(
  "sends no sign-in over a line that anybody can read: %s",
  async (line) => {
    const ada = await signedIn(acme.admin, "plain");
    expect(await ada.type(line, { input: "x" })).toMatchObject({ code: 1, err: "A sign-in goes over https alone.\n" });
  },
);

it.each(["--server", "ROLLCALL_URL"])("shows what signs in to one server to no other: %s", async (by) => {
  const seen: Headers[] = [];
  const elsewhere = async (_: unknown, init?: RequestInit) => {
    seen.push(new Headers(init?.headers));
    return new Response("{}", { headers: { "set-cookie": "session=theirs" } });
  };
  for (const kept of [{ key: `rca_${"0".repeat(32)}_secret` }, { cookies: { session: "ours" } }]) {
    const terminal = terminalOf("elsewhere", elsewhere);
    await writeConfig(terminal, { server: SERVER, ...kept });
    if (by === "ROLLCALL_URL") Object.assign(terminal.env, { ROLLCALL_URL: "https://other.example" });
    const server = by === "--server" ? "--server https://other.example" : "";
    await terminal.type(`organization show --organization ${acme.id} ${server}`);
    expect(JSON.parse(await readFile(terminal.env.ROLLCALL_CONFIG, "utf8"))).toEqual({ server: SERVER, ...kept });
  }
  expect(seen.length).toBeGreaterThan(1);
  for (const headers of seen) expect([headers.get("authorization"), headers.get("cookie")]).toEqual([null, null]);
});

it("takes nobody for somebody whose name only resembles theirs", async () => {
  const ada = await signedIn(acme.admin, "ada");
  await aMember(app, acme, { first_name: "boss@acme.example", email: "eve@acme.example" });
  const said = await ada.type("members roles boss@acme.example organization_admin");
  expect(said).toMatchObject({ code: 1, err: expect.stringMatching(/no member called boss@.*\n {2}eve@acme.example/) });
});

it("takes an id for what has it, whatever else is called so", async () => {
  const ada = await signedIn(acme.admin, "ada");
  const role = async (name: string) =>
    ada.json(`roles create "${name}" --scope organization --permissions members:read`);
  const { id } = await role("Zebra keepers");
  await role(id);
  const member = await aMember(app, acme);
  expect(await ada.json(`members roles ${member.email} ${id}`)).toMatchObject({ roles: [id] });
});

it("prints nothing by which a terminal can be commanded", async () => {
  const signs = ["\u001b]", "\u0007", "\u009b", "\u202e"];
  const hostile = signs.join("owned 2J ");
  const answer = { data: [{ id: "grp_1", name: hostile }], next_cursor: null, has_more: false };
  const server = async () => Response.json(answer);
  const refusing = async () => Response.json({ code: "not_found", title: hostile }, { status: 404 });
  for (const line of ["groups list", "groups list --json", "audit export"])
    for (const fetch of [server, refusing]) {
      const terminal = terminalOf("hostile", fetch);
      await writeConfig(terminal, { server: SERVER });
      const { out, err } = await terminal.type(`${line} --organization ${acme.id}`);
      expect(`${out}${err}`).toContain("2J");
      for (const sign of signs) expect(`${out}${err}`, JSON.stringify(sign)).not.toContain(sign);
    }
});

it("completes nouns, verbs and options", async () => {
  const printed = vi.spyOn(console, "log").mockImplementation(() => {});
  const suggested = async (line: string) => {
    printed.mockClear();
    await terminalOf("plain").type(`complete -- ${line}`);
    return printed.mock.calls.join("\n");
  };
  expect(await suggested("mem")).toContain("members");
  expect(await suggested("members rem")).toContain("remove-with-keys");
  expect(await suggested("members list --so")).toContain("--sort");
  printed.mockRestore();
});
