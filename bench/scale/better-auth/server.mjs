// What is compared with: better-auth with its organization, admin, API key and SCIM plug-ins, as their guides set them up, in
// one process on plain node:http. `migrate` as its argument makes the tables.
import { createServer } from "node:http";
import { apiKey } from "@better-auth/api-key";
import { scim } from "@better-auth/scim";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { admin, organization } from "better-auth/plugins";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";

const labels = (process.env.LABELS ?? "").split(",");
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const options = {
  baseURL: "http://127.0.0.1",
  secret: process.env.SECRET,
  database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: "postgres", transaction: true },
  logger: { disabled: true },
  telemetry: { enabled: false },
  rateLimit: { enabled: false },
  advanced: { disableCSRFCheck: true, disableOriginCheck: true },
  emailAndPassword: { enabled: true },
  plugins: [
    organization({ membershipLimit: 10_000_000, invitationLimit: 10_000_000, sendInvitationEmail: async () => {} }),
    admin(),
    apiKey({ rateLimit: { enabled: false } }),
    scim({
      connections: labels.map((label) => ({
        id: `conn-${label}`,
        provisioningDomainId: `org-${label}`,
        credentials: [{ type: "bearer", id: `cred-${label}`, token: tokenOf(label) }],
      })),
      // The few lines that its guide leaves to the application: who is provisioned and active becomes a member.
      projection: { reconcileUser },
    }),
  ],
};

async function reconcileUser({ provisioningDomainId: organizationId, userId, active }, { database }) {
  const where = [
    { field: "organizationId", value: organizationId },
    { field: "userId", value: userId },
  ];
  const member = await database.findOne({ model: "member", where });
  if (active && !member)
    await database.create({ model: "member", data: { organizationId, userId, role: "member", createdAt: new Date() } });
  if (!active && member) await database.delete({ model: "member", where: [{ field: "id", value: member.id }] });
}

function tokenOf(label) {
  return `scim-token-${label}`.padEnd(50, "0");
}

if (process.argv[2] === "migrate") {
  await (await getMigrations(options)).runMigrations();
  process.exit(0);
}

const auth = betterAuth(options);
const handle = toNodeHandler(auth);
const server = createServer(async (request, response) => {
  if (request.url !== "/verify-key") return handle(request, response);
  // Verifying a key is no route of its own there: the application makes one.
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { valid, key } = await auth.api.verifyApiKey({ body: JSON.parse(Buffer.concat(chunks).toString()) });
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(JSON.stringify({ valid, owner: key?.referenceId }));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
