import { createAdminKey } from "@rollcall/contract/admin-keys";
import { createWebhookEndpoint, testWebhookEndpoint } from "@rollcall/contract/webhooks";
import { openDemo } from "./harness/demo.ts";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { choose, find } from "./harness/panel.ts";

journey("the pages of an Organization look good", async ({ product, visit }) => {
  const { id, admin, someMemberId } = await openDemo(product);
  const page = await visit("/account", { as: admin });
  for (const [path, text] of [
    ["members", "Active Users"],
    ["members?q=nobody-at-all", "Nobody matches"],
    ["members/invited", "Pending"],
    [`members/${someMemberId}/profile`, "User ID"],
    [`members/${someMemberId}/subscriptions`, "seats are free"],
    ["subscriptions", "Seat requests"],
    ["roles", "Roles and permissions"],
    ["roles?scope=workspace", "Workspace Contributor"],
    ["bulk", "No bulk changes yet"],
    ["audit?name=organization.deleted", "No event fits"],
    ["settings", "Delete this Organization"],
    ["your-access", "What you may do"],
    ["nowhere", "There is nothing here"],
  ] as const) {
    await page.goto(`/o/${id}/${path}`);
    await expect(page.getByText(text)).toBeShown();
    await expect(page.locator("[aria-busy=true]")).toBeGone();
    await expectGoodLooks(page, path.replace(someMemberId, "one").replaceAll(/\W+/g, "-"));
  }
  await page.goto("/account");
  await expect(page.getByText("Signed in")).toBeShown();
  await expectGoodLooks(page, "account");
});

journey("what opens over a page looks good", async ({ product, visit }) => {
  const { id, admin } = await openDemo(product);
  const page = await visit(`/o/${id}/members?q=mina`, { as: admin });
  const over = page.getByRole("dialog").or(page.getByRole("menu"));
  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
  const invite = async () => {
    await press("Invite members");
    await press("More access");
    await find(page.getByRole("dialog"), "Workspaces", "Security");
  };
  const select = async () => {
    await page.getByRole("checkbox", { name: "Select Mina Holm" }).check();
    await press("Groups");
  };
  const openers = [
    ["invite", invite],
    ["row-menu", () => press("More for Mina Holm")],
    ["remove", () => choose(page, "Mina Holm", "Remove…")],
    ["suspend", () => choose(page, "Mina Holm", "Suspend…")],
    ["roles", () => press("Roles of Mina Holm: Member")],
    ["filter", () => press("Seat")],
    ["selection", select],
    ["account", () => press(/^Your account/)],
    ["organizations", () => press(/Switch Organization/)],
    ["shortcuts", () => page.keyboard.press("?")],
  ] as const;
  for (const [name, open] of openers) {
    await open();
    await expect(over).toBeShown();
    await expectGoodLooks(page, `over-${name}`);
    await page.keyboard.press("Escape");
    await expect(over).toBeGone();
  }
});

journey("the pages for developers look good", async ({ product, visit }) => {
  const { id, admin } = await openDemo(product);
  const api = product.as(admin);
  const params = { organization_id: id };
  // Nobody listens there: every try fails.
  const { endpoint } = await api.call(createWebhookEndpoint, { params, body: { url: "http://localhost:9/hook" } });
  const delivery = await api.call(testWebhookEndpoint, { params: { ...params, endpoint_id: endpoint.id } });
  await api.call(createAdminKey, { params, body: { name: "Nightly import", permissions: ["members:read"] } });
  const page = await visit(`/o/${id}/webhooks`, { as: admin });
  for (const [name, path, text] of [
    ["webhooks", "webhooks", "Failing"],
    ["webhook-new", "webhooks#new", "It has to begin with https://"],
    ["webhook-delivery", `webhooks/${endpoint.id}/deliveries/${delivery.id}`, "No answer"],
    ["webhook-settings", `webhooks/${endpoint.id}/settings`, "Signing secret"],
    ["webhook-check", `webhooks/${endpoint.id}/verify`, "A receiver for Node"],
    ["admin-keys", "admin-keys", "Nightly import"],
    ["admin-key-new", "admin-keys#new", "You answer for it"],
  ] as const) {
    await page.goto(`/o/${id}/${path}`);
    await expect(page.getByText(text)).toBeShown();
    await expect(page.locator("[aria-busy=true]")).toBeGone();
    await expectGoodLooks(page, name);
  }
});
