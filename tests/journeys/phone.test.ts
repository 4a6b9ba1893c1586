import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { openDemo } from "./harness/demo.ts";
import { invite } from "./harness/invitations.ts";
import { expect, journey } from "./harness/journey.ts";
import { choose, heading, membersOf, message } from "./harness/panel.ts";

const phone = { width: 390 };

// First, as the demo comes into an empty database alone.
journey("on a phone, the list stays whole while it scrolls, and one comes back to it", async ({ product, visit }) => {
  const { id, admin } = await openDemo(product);
  const page = await visit(membersOf({ id }), { as: admin, ...phone });
  const list = page.getByRole("list", { name: "Active Users" });
  await expect(list.getByRole("link")).toBeShown();
  for (const top of [1_000, 2_000, 3_000]) {
    await page.getByRole("main").evaluate((main, to) => main.scrollTo(0, to), top);
    await expect.poll(() => gapsIn(page)).toEqual([]);
  }

  // By its address, for two people may have one name.
  const card = await page.evaluate(() => {
    const link = document.elementFromPoint(195, 422)?.closest("li")?.querySelector("a");
    return link && { name: link.title, href: link.getAttribute("href") };
  });
  if (!card) throw new Error("no card is in the middle of the screen");
  const link = list.locator(`a[href="${card.href}"]`);
  await link.tap();
  await expect(page.getByRole("dialog", { name: card.name })).toBeShown();
  await page.goBack();
  await expect(page.getByRole("dialog")).toBeGone();
  const { y } = (await link.boundingBox()) ?? { y: 0 };
  expect(y).toBeGreaterThan(100);
  expect(y).toBeLessThan(844);
});

journey("on a phone, everything of a member's row is within reach", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const mia = await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin, ...phone });

  await page.getByRole("switch", { name: "Vibe seat of Mia Member" }).tap();
  await expect(message(page, "Mia Member has a seat of Vibe.")).toBeShown();
  await page.getByRole("button", { name: "Roles of Mia Member: Member" }).tap();
  await page.getByRole("menuitemcheckbox", { name: /^Billing/ }).tap();
  await page.keyboard.press("Escape");
  await expect(message(page, /Mia Member: Billing.*Member/)).toBeShown();
  await choose(page, "Mia Member", "Suspend…");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).tap();
  await page.getByRole("link", { name: "Mia Member" }).tap();
  await expect(page).toBeAt(`/${mia.memberId}/profile`);
  await page.getByRole("dialog").getByRole("link", { name: "Subscriptions" }).tap();
  await expect(page.getByRole("switch", { name: "Vibe seat of Mia Member", checked: true })).toBeShown();
  await page.goBack();
  await expect(page).toBeAt(membersOf(acme));
});

journey("on a phone, one invites, revokes, filters and goes elsewhere", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { email } = await invite(product, acme);
  const page = await visit(`${membersOf(acme)}/invited`, { as: acme.admin, ...phone });
  await page.getByRole("button", { name: "Invite members" }).first().tap();
  const dialog = page.getByRole("dialog", { name: "Invite members" });
  await dialog.getByLabel("E-mail addresses").fill("grace@example.test");
  await dialog.getByRole("button", { name: /^Send/ }).tap();
  await page.getByRole("button", { name: "Done" }).tap();
  await choose(page, email, "Revoke…");
  await page.getByRole("dialog").getByRole("button", { name: "Revoke invitation" }).tap();
  await expect(message(page, `The invitation of ${email} is revoked.`)).toBeShown();
  await page.getByRole("button", { name: "Status" }).tap();
  await page.getByRole("menuitemcheckbox", { name: "Revoked" }).tap();
  await page.keyboard.press("Escape");
  const list = page.getByRole("list", { name: "Invited Users" });
  await expect(list.getByRole("listitem").filter({ hasText: email })).toRead("Revoked");

  await page.getByRole("button", { name: "Open navigation" }).tap();
  await page.getByRole("dialog", { name: "Navigation" }).getByRole("link", { name: "Subscriptions" }).tap();
  await expect(heading(page, "Subscriptions")).toBeShown();
});

/** Where no card is between the toolbar and the lower edge of the screen, though the list goes on. */
function gapsIn(page: Page): Promise<string[]> {
  return page.getByRole("list", { name: "Active Users" }).evaluate((list) => {
    const cards = [...list.querySelectorAll("[data-row]")].map((card) => card.getBoundingClientRect());
    const edges = [{ bottom: 120 }, ...cards.filter(({ bottom }) => bottom > 120), { top: innerHeight }];
    return edges.flatMap(({ bottom = 0 }, index) => {
      const next = edges[index + 1];
      const isGap = next?.top !== undefined && bottom < innerHeight && next.top - bottom > 1;
      return isGap ? [`from ${bottom} to ${next.top}`] : [];
    });
  });
}
