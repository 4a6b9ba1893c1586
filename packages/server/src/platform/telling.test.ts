import { expect, test, vi } from "vitest";
import { openApp } from "../../testing/app.ts";
import { anOrganization } from "../../testing/builders.ts";
import { createMemory, hearChanges } from "./memory.ts";
import { applicationUrl } from "./migrate.ts";
import { createTeller } from "./telling.ts";

test("tells other processes once of all that changed in a moment", async () => {
  const app = await openApp();
  const teller = createTeller(app.platform);
  app.platform.tellOthers = teller.tell;
  const memory = createMemory();
  const listens = vi.spyOn(memory, "listen");
  const forgets = vi.spyOn(memory, "forget");
  const hearing = hearChanges(applicationUrl(app.ownerUrl), memory);
  await vi.waitFor(() => expect(listens).toHaveBeenCalledWith(true));
  const acme = await anOrganization(app);
  for (let times = 0; times < 3; times += 1) teller.tell(acme.id);
  await teller.stop();
  await vi.waitFor(() => expect(forgets).toHaveBeenCalledWith(acme.id));
  expect(forgets.mock.calls.length).toBeLessThan(3);
  await hearing.stop();
  await app.close();
});
