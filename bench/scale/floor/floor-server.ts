// The floor: as little as answers at all. node:http and prepared statements on the product's own tables, past row-level
// security; one look at the session, one statement for the answer. No audit log, no outbox, no rules but the last Admin's.
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";
import * as statements from "./statements.ts";

const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 20 });
const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");
const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll("-", "")}`;

const texts = { ...statements };

async function ask(name: keyof typeof texts, values: unknown[]) {
  return (await pool.query({ name, text: texts[name], values })).rows;
}

type Answer = { status: number; body: unknown };
type Asked = { organization: string; part: string; id: string; query: URLSearchParams; request: IncomingMessage };

async function answer(asked: Asked): Promise<Answer> {
  const { organization, part, id, query, request } = asked;
  if (part === "verify") return verify(await bodyOf(request));
  if (part === "scim") return directory(asked);
  const [admin] = await ask("session", [hashOf(/=(.+)/.exec(request.headers.cookie ?? "")?.[1] ?? ""), organization]);
  if (part === "accept") return accept(asked, admin);
  if (!admin?.is_admin) return { status: 403, body: {} };
  switch (part) {
    case "members":
      return { status: 200, body: await list(organization, query) };
    case "member":
      return one(await ask("details", [organization, id]));
    case "invite": {
      const { email } = await bodyOf(request);
      return one(await ask("invite", [organization, newId("inv"), email, admin.member_id]));
    }
    case "role":
      return one(await ask("changeRole", [organization, id, (await bodyOf(request)).role]));
    case "seat-on":
      return one(await ask("seatOn", [organization, newId("sea"), id]));
    case "seat-off":
      return one(await ask("seatOff", [organization, id]));
    default:
      return one(await ask("remove", [organization, id]));
  }
}

async function list(organization: string, query: URLSearchParams) {
  const [q, role, name, after] = ["q", "role", "name", "after"].map((each) => query.get(each));
  const like = `%${q?.toLowerCase()}%`;
  if (q)
    return {
      data: await ask("search", [organization, like]),
      total: (await ask("countFound", [organization, like]))[0],
    };
  if (role) return { data: await ask("byRole", [organization, role]) };
  return { data: await ask("page", [organization, name ?? "", after ?? ""]) };
}

async function verify({ key }: { key: string }): Promise<Answer> {
  const [known] = await ask("key", [`org_${key.slice(3, 35)}`, hashOf(key)]);
  return { status: 200, body: { valid: known !== undefined, ...known } };
}

async function accept({ organization, request }: Asked, user: { user_id: string; email: string }): Promise<Answer> {
  const { invitation } = await bodyOf(request);
  return one(await ask("accept", [organization, invitation, user.user_id, user.email, newId("mem")]));
}

async function directory({ organization, query, request }: Asked): Promise<Answer> {
  const token = hashOf(request.headers.authorization?.slice("Bearer ".length) ?? "");
  if ((await ask("token", [organization, token])).length === 0) return { status: 401, body: {} };
  if (request.method === "POST") {
    const user = await bodyOf(request);
    const made = await ask("createUser", [
      organization,
      newId("usr"),
      newId("mem"),
      user.userName,
      JSON.stringify(user),
    ]);
    return one(made.map(userOf));
  }
  const external = query.get("externalId");
  const users = external ? await ask("userByExternalId", [organization, external]) : await ask("users", [organization]);
  return { status: 200, body: { Resources: users.map(userOf) } };
}

function userOf({ member_id: id, resource, active, created_at: created }: Record<string, unknown>) {
  return { id, ...(resource as object), active, meta: { resourceType: "User", created } };
}

function one(rows: unknown[]): Answer {
  return rows.length === 0 ? { status: 409, body: {} } : { status: 200, body: rows[0] };
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

function tell(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}

const server = createServer((request, response) => {
  const { pathname, searchParams: query } = new URL(request.url ?? "", "http://floor");
  const [, organization = "", part = "", id = ""] = pathname.split("/");
  answer({ organization, part, id, query, request }).then(
    (said) => tell(response, said),
    (error: Error) => tell(response, { status: 500, body: { error: error.message } }),
  );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
