import { hashPassword } from "../capabilities/identity/auth.ts";
import { findUserByEmail, setPassword } from "../capabilities/identity/store.ts";
import { isUntouched } from "../capabilities/setup/store.ts";
import { daysAfter } from "../platform/clock.ts";
import { noOrigin, type Platform, transact, type Work } from "../platform/transact.ts";
import { writeApiKeys } from "./api-keys.ts";
import { writeGroups } from "./groups.ts";
import { writeInvitations } from "./invitations.ts";
import { asAdmin, writeOrganization, writeUsers } from "./organization.ts";
import { population, type SeatBudget, type Seeded } from "./population.ts";
import { idAt, type Random, randomFrom } from "./random.ts";
import { insertRows } from "./rows.ts";
import { writeWorkspaces } from "./workspaces.ts";

/** The password of every demo login. The demo is never seeded in production. */
export const DEMO_PASSWORD = "rollcall-demo-2026";

const ORGANIZATION = { name: "Helio Instruments", domain: "helio.example", people: 240 };
const SECOND = { name: "Quiet Harbor Studio", domain: "quietharbor.example", people: 14 };
const seats: SeatBudget = { api: 90, vibe: 150, code: 40 };
const secondSeats: SeatBudget = { api: 5, vibe: 12, code: 3 };

export type DemoLogin = { role: string; email: string };

/** Who can sign in to the demo with `DEMO_PASSWORD`. */
export const demoLogins: readonly DemoLogin[] = [
  { role: "Admin", email: "ada@helio.example" },
  { role: "Billing", email: "bruno@helio.example" },
  { role: "Member", email: "mina@helio.example" },
];

/** Fills an empty database with the demo Organizations, the same ones every time. False when somebody was there. */
export async function seedDemo(platform: Platform): Promise<boolean> {
  if (!(await isUntouched(platform.database))) return false;
  const random = randomFrom(2026);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const now = platform.clock();
  const people = [
    ...population(ORGANIZATION.people - 3, ORGANIZATION.domain, seats, random, now),
    ...logins(random, now),
  ];
  const ada = people.at(-1);
  if (ada === undefined) throw new Error("the demo has people");

  await inNewOrganization(platform, daysAfter(now, -800), random, async (work) => {
    await writeUsers(work, people);
    const events = await writeOrganization(work, { name: ORGANIZATION.name, seats, people, random });
    const used = countSeats(people);
    await writeInvitations(work, { inviter: ada, domain: ORGANIZATION.domain, seats, used, random });
    await writeRequests(work, people, random);
    const workspaces = await writeWorkspaces(work, people, { random, admin: ada });
    const groups = await writeGroups(work, people, { random, admin: ada });
    const keys = await writeApiKeys(work, { random, admin: ada });
    for (const { email, userId } of people)
      if (demoLogins.some((login) => login.email === email)) await setPassword(work.tx, userId, passwordHash, now);
    return { answer: true, events: [...events, ...workspaces, ...groups, ...keys] };
  });
  await inNewOrganization(platform, daysAfter(now, -400), random, async (work) => {
    const others = population(SECOND.people - 1, SECOND.domain, secondSeats, random, now);
    await writeUsers(work, others);
    const again = {
      ...ada,
      id: idAt("member", daysAfter(now, -380), random),
      seats: [],
      joinedAt: daysAfter(now, -380),
    };
    const everybody = [...others, again];
    const events = await writeOrganization(work, { name: SECOND.name, seats: secondSeats, people: everybody, random });
    return { answer: true, events };
  });
  return true;
}

/** The demo's logins that this database has: none where somebody set it up without the demo. */
export async function findDemoLogins({ database }: Platform): Promise<DemoLogin[]> {
  const users = await Promise.all(demoLogins.map(({ email }) => findUserByEmail(database, email)));
  return demoLogins.filter((_, index) => users[index] !== undefined);
}

export function inNewOrganization<T>(
  platform: Platform,
  foundedAt: Date,
  random: Random,
  write: Parameters<typeof transact<T>>[2],
): Promise<T> {
  const organizationId = idAt("organization", foundedAt, random);
  return transact(platform, { organizationId, actor: { kind: "operator" }, origin: noOrigin }, write);
}

function logins(random: Random, now: Date): Seeded[] {
  const joinedAt = daysAfter(now, -750);
  const login = (first_name: string, last_name: string, role: string): Seeded => ({
    first_name,
    last_name,
    email: `${first_name.toLowerCase()}@${ORGANIZATION.domain}`,
    id: idAt("member", joinedAt, random),
    userId: idAt("user", joinedAt, random),
    roles: [role],
    seats: ["vibe"],
    status: "active",
    source: "manual",
    joinedAt,
    lastActiveAt: daysAfter(now, -1),
    endedAt: null,
  });
  return [
    { ...login("Mina", "Holm", "member"), seats: [] },
    login("Bruno", "Marchetti", "billing_manager"),
    asAdmin(login("Ada", "Fontaine", "organization_admin")),
  ];
}

function countSeats(people: readonly Seeded[]): SeatBudget {
  const count = (product: keyof SeatBudget) => people.filter(({ seats: held }) => held.includes(product)).length;
  return { api: count("api"), vibe: count("vibe"), code: count("code") };
}

/** A few members who ask for a seat, and one who was answered. */
async function writeRequests({ tx, organizationId, now }: Work, people: readonly Seeded[], random: Random) {
  const without = people.filter(({ status, seats: held }) => status === "active" && !held.includes("code")).slice(0, 4);
  const reasons = ["I review pull requests all day.", "Joining the firmware team on Monday.", "", "For the hackathon."];
  await insertRows(
    tx,
    "seat_requests",
    without.map(({ id }, index) => {
      const created_at = daysAfter(now, index - 5);
      const isAnswered = index === 0;
      return {
        organization_id: organizationId,
        id: idAt("seatRequest", created_at, random),
        product_id: "code",
        member_id: id,
        reason: reasons[index] ?? "",
        status: isAnswered ? "declined" : "pending",
        created_at,
        answered_at: isAnswered ? daysAfter(now, -4) : null,
        answered_by: isAnswered ? "Ada Fontaine" : null,
      };
    }),
  );
}
