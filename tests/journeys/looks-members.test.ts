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
  const openers = [
    ["invite", invite],
    ["row-menu", () => press("More for Mina Holm")],
    ["remove", () => choose(page, "Mina Holm", "Remove…")],
    ["suspend", () => choose(page, "Mina Holm", "Suspend…")],
    ["roles", () => press("Roles of Mina Holm: Member")],
    ["filter", () => press("Seat")],
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
