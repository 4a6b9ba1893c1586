import { hashPassword } from "../capabilities/identity/auth.ts";
import { setPassword } from "../capabilities/identity/store.ts";
import { daysAfter } from "../platform/clock.ts";
import type { Platform } from "../platform/transact.ts";
import { DEMO_PASSWORD, inNewOrganization } from "./demo.ts";
import { asAdmin, writeOrganization, writeUsers } from "./organization.ts";
import { population, type SeatBudget } from "./population.ts";
import { randomFrom } from "./random.ts";

/** Makes one Organization of `count` members. Gives back the address of its Admin, who has the demo's password. */
export async function seedLarge(platform: Platform, count: number): Promise<string> {
  const now = platform.clock();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  // Another run makes other people, so that no address is taken.
  const domain = `large-${now.getTime().toString(36)}.example`;
  const random = randomFrom(now.getTime());
  const seats: SeatBudget = { api: Math.ceil(count / 3), vibe: count, code: Math.ceil(count / 10) };
  const people = population(count, domain, seats, random, now);
  const last = people.at(-1);
  if (last === undefined) throw new Error("an Organization has at least one member");
  const admin = asAdmin(last);
  const everybody = [...people.slice(0, -1), admin];

  await inNewOrganization(platform, daysAfter(now, -800), random, async (work) => {
    await writeUsers(work, everybody);
    const name = `Large Organization of ${count.toLocaleString("en")}`;
    await setPassword(work.tx, admin.userId, passwordHash, now);
    return { answer: undefined, events: await writeOrganization(work, { name, seats, people: everybody, random }) };
  });
  return admin.email;
}
