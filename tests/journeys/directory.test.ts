import { grantSeat } from "@rollcall/contract/members";
import { createWorkspace } from "@rollcall/contract/workspaces";
import { anOrganization } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { openDirectory } from "./harness/directory.ts";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { find, heading, message } from "./harness/panel.ts";

/** Makes a token as an Admin does, and gives back what was shown once. */
async function createToken(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Create token" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Create token" }).click();
  await expect(page.getByText("You will not see it again")).toBeShown();
  await expectGoodLooks(page, "directory-secret");
  // Whoever pastes it elsewhere comes back to a page that has learned of the token, and may need the secret again.
  const learned = page.waitForResponse(/\/directory\/tokens/);
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await learned;
  await expect(page.getByText("Waiting for the directory")).toNumber(1);
  const secret = await page.getByLabel("Token", { exact: true }).inputValue();
  await page.getByRole("button", { name: "I have pasted the token" }).click();
  return secret;
}

journey(
  "a directory is connected, its log tells what it did, its Group is mapped, and the brake holds until it is let go on",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    const client = product.as(acme.admin);
    const params = { organization_id: acme.id };
    await client.call(createWorkspace, { params, body: { name: "Research" } });
    const page = await visit(`/o/${acme.id}/access`, { as: acme.admin });
    await page.getByRole("link", { name: "Directory" }).click();
    await expect(heading(page, "Connect your directory")).toBeShown();
    await expectGoodLooks(page, "directory-start");

    const directory = openDirectory(product, await createToken(page, "Entra ID"));
    await expect(page.getByText("Waiting for the directory")).toBeShown();
    const ada = await directory.createUser("Ada", "Lovelace");
    await client.call(grantSeat, { params: { ...params, member_id: ada, product_id: "vibe" } });
    await directory.createGroup("Engineers", [ada]);
    expect(await directory.turnOff(ada)).toBe(200);
    await expect(page.getByText("Connected")).toBeShown();

    await page.getByRole("link", { name: "Log", exact: true }).click();
    await expect(page.getByText("Entra ID created Ada Lovelace: joined")).toBeShown();
    await expect(page.getByText("Entra ID created the Group Engineers: 1 member put in")).toBeShown();
    await expectGoodLooks(page, "directory-log");
    await page.getByRole("link", { name: "Entra ID turned Ada Lovelace off: suspended, 1 seat freed" }).click();
    const request = page.getByRole("dialog");
    await expect(request.getByRole("region", { name: "What was sent" })).toRead('"value": "False"');
    await expect(request.getByRole("region", { name: "What was answered" })).toRead('"active": false');
    await request.getByRole("button", { name: "Replay as preview" }).click();
    await expect(request.getByText("Entra ID sent Ada Lovelace again, and nothing was new")).toBeShown();
    await expectGoodLooks(page, "directory-request");
    await request.getByRole("link", { name: "Ada Lovelace" }).click();
    await page.getByRole("link", { name: "What the directory sent" }).click();
    await expect(page.getByText("Entra ID created the Group Engineers")).toBeGone();
    await expect(page.getByText("Entra ID created Ada Lovelace: joined")).toBeShown();

    await page
      .getByRole("navigation", { name: "Parts of directory sync" })
      .getByRole("link", { name: "Groups" })
      .click();
    await page.getByRole("link", { name: "Map Engineers" }).click();
    await page.getByRole("button", { name: "Grant access" }).click();
    const grant = page.getByRole("dialog", { name: "Grant access to Engineers" });
    await find(grant, "Workspace", "Research");
    await page.getByRole("checkbox", { name: "Developer" }).click();
    await expect(grant.getByRole("status")).toRead("1 member gains Developer in Research");
    await grant.getByRole("button", { name: "Grant access" }).click();
    await expect(page.getByRole("list", { name: "Grants in Workspaces" })).toRead("Developer");
    await expectGoodLooks(page, "directory-map");
    await page.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("list", { name: "Groups of the directory" })).toRead("Research");

    const others: string[] = [];
    for (const name of ["Ben", "Cleo", "Dina", "Emil", "Fay"]) others.push(await directory.createUser(name, "Person"));
    const answers: number[] = [];
    for (const id of others) answers.push(await directory.turnOff(id));
    expect(answers).toEqual([200, 200, 200, 200, 403]);
    await page.getByRole("link", { name: "Overview" }).click();
    await expect(page.getByText("The brake has stopped the directory")).toBeShown();
    await expectGoodLooks(page, "directory-stopped");
    await page.getByRole("button", { name: "Let it go on…" }).click();
    await page.getByRole("button", { name: "Let it go on", exact: true }).click();
    await expect(page.getByText("The brake is released")).toBeShown();
    expect(await directory.turnOff(others[4] ?? "")).toBe(200);

    await page.getByRole("button", { name: "Revoke Entra ID…" }).click();
    await expect(page.getByText("Directory sync: nobody is created")).toBeShown();
    await page.getByRole("button", { name: "Revoke token" }).click();
    await expect(message(page, "Entra ID is revoked.")).toBeShown();
    await expect(page.getByText("No token works")).toBeShown();
    expect((await directory.send("GET", "/Users")).status).toBe(401);
  },
);
