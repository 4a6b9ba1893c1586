import { anOrganization } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { membersOf, message, rowOf, tab } from "./harness/panel.ts";
import { expectLostRequests, expectStatus } from "./harness/watch.ts";

const unavailable = {
  status: 503,
  contentType: "application/problem+json",
  body: JSON.stringify({
    type: "about:blank",
    title: "Not available right now.",
    status: 503,
    code: "unavailable",
    request_id: "req_journey",
  }),
};

journey("a list that could not be loaded says so, and tries again", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit("/account", { as: acme.admin });
  expectStatus(page, 503);
  await page.route("**/members?*", (route) => route.fulfill(unavailable));
  await page.goto(membersOf(acme));
  await expect(page.getByText("This could not be loaded")).toBeShown();

  await page.unroute("**/members?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rowOf(page, "Ada Admin")).toBeShown();
});

journey("a lost connection is said, and what was shown stays", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(rowOf(page, "Ada Admin")).toBeShown();
  expectLostRequests(page);
  await page.route("**/v1/**", (route) => route.abort("connectionrefused"));
  await page.getByRole("switch", { name: "Vibe seat of Ada Admin" }).click();

  await expect(message(page, /cannot be reached/)).toBeShown();
  await expect(page.getByRole("switch", { name: "Vibe seat of Ada Admin", checked: false })).toBeShown();
  await expect(rowOf(page, "Ada Admin")).toBeShown();
});

journey("nothing typed into the invite form is lost when sending fails", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await page.getByRole("button", { name: "Invite members" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Invite members" });
  await dialog.getByLabel("E-mail addresses").fill("grace@example.test");
  await dialog.getByLabel("Personal note").fill("See you soon");
  expectStatus(page, 503);
  await page.route("**/invitations", (route) =>
    route.request().method() === "POST" ? route.fulfill(unavailable) : route.continue(),
  );
  await dialog.getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(dialog.getByText("Nobody was invited")).toBeShown();

  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.unroute("**/invitations");
  await page.getByRole("button", { name: "Invite members" }).first().click();
  await expect(dialog.getByRole("button", { name: "Edit grace@example.test" })).toBeShown();
  expect(await dialog.getByLabel("Personal note").inputValue()).toBe("See you soon");
  await dialog.getByRole("button", { name: "Send 1 invitation" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(tab(page, "Invited Users")).toRead("1");
});

journey("a session that ended leads to the sign-in, and from there back", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  await product.givePassword(acme.admin);
  const page = await visit(membersOf(acme), { as: acme.admin });
  await expect(rowOf(page, "Ada Admin")).toBeShown();
  await product.sql("delete from sessions where user_id = $1", [acme.admin.userId]);
  expectStatus(page, 401);
  await page.getByRole("searchbox", { name: "Search by name or e-mail" }).fill("ada");

  await expect(page).toBeAt(/\/sign-in\?return_to=.*members/);
});
