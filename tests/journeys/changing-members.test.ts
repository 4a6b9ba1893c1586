import { grantSeat } from "@rollcall/contract/members";
import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { expect, journey } from "./harness/journey.ts";
import { membersOf, message, rowOf } from "./harness/panel.ts";
import { expectStatus } from "./harness/watch.ts";

const seatOf = (page: Page, checked: boolean) => page.getByRole("switch", { name: "Vibe seat of Mia Member", checked });
const head = (page: Page) => page.getByRole("columnheader", { name: /^Vibe/ });

journey("a seat turns on and off in the row, and the head counts the free ones", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(head(page)).toRead("10 free");

  await seatOf(page, false).click();
  await expect(message(page, "Mia Member has a seat of Vibe.")).toBeShown();
  await expect(head(page)).toRead("9 free");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(seatOf(page, false)).toBeShown();
  await expect(head(page)).toRead("10 free");
});

journey("a role changes in the row and can be undone", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin });

  await page.getByRole("button", { name: "Roles of Mia Member: Member" }).click();
  await page.getByRole("menuitemcheckbox", { name: /^Billing/ }).click();
  await page.keyboard.press("Escape");
  await expect(message(page, /Mia Member: Billing.*Member/)).toBeShown();
  await expect(rowOf(page, "Mia Member")).toRead(/Billing/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(message(page, "Mia Member: Member.")).toBeShown();
  await page.reload();
  await expect(rowOf(page, "Mia Member")).toRead(/Member(?!.*Billing)/);
});

journey("a seat shows at once and goes back with the reason when it is refused", async ({ product, visit }) => {
  const acme = await anOrganization(product, { seats: { vibe: 1 } });
  await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(head(page)).toRead("1 free");
  // Meanwhile somebody else takes the last seat.
  const params = { organization_id: acme.id, member_id: acme.admin.memberId, product_id: "vibe" };
  await product.as(acme.admin).call(grantSeat, { params });

  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/seats/vibe", async (route) => {
    await held;
    await route.continue();
  });
  expectStatus(page, 409);
  await seatOf(page, false).click();
  await expect(seatOf(page, true)).toBeShown();
  answer();

  await expect(message(page, /seat/i)).toBeShown();
  await expect(seatOf(page, false)).toBeShown();
  await expect(head(page)).toRead("none free");
});

journey("when every seat is taken, the switch says so", async ({ product, visit }) => {
  const acme = await anOrganization(product, { seats: { vibe: 0 } });
  await aMember(product, acme);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await seatOf(page, false).focus();
  await expect(page.getByText("Every Vibe seat is taken. Free one or add seats to the subscription.")).toBeShown();
});
