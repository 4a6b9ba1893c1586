import { updateOrganization } from "@rollcall/contract/organizations";
import { verifyWebhook } from "@rollcall/sdk/webhooks";
import { type AnOrganization, anOrganization } from "@rollcall/server/testing/builders";
import { type Receiver, startReceiver } from "@rollcall/server/testing/receiver";
import type { Page } from "playwright-core";
import { expect, journey } from "./harness/journey.ts";
import { choose, heading, message, rowOf } from "./harness/panel.ts";
import type { Product } from "./harness/product.ts";
import { expectStatus } from "./harness/watch.ts";

const withReceiver = journey.extend("receiver", async ({ task: _ }, { onCleanup }) => {
  const receiver = await startReceiver();
  onCleanup(() => receiver.close());
  return receiver;
});

/** Adds an endpoint through the form, and gives back its secret. */
async function addEndpoint(page: Page, address: string): Promise<string> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill(address);
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByText("You will not see it again")).toBeShown();
  const secret = await dialog.getByRole("textbox").inputValue();
  await page.getByRole("button", { name: "I have stored the secret" }).click();
  return secret;
}

/** Changes something that every endpoint is told, and waits until it is. */
async function rename(product: Product, acme: AnOrganization, receiver: Receiver): Promise<void> {
  const params = { organization_id: acme.id };
  await product.as(acme.admin).call(updateOrganization, { params, body: { name: "Acme Bolts" } });
  await receiver.hasArrived("/hook", 1);
}

withReceiver("a webhook is configured, delivered, looked at and sent again", async ({ product, visit, receiver }) => {
  const acme = await anOrganization(product);
  const page = await visit(`/o/${acme.id}/webhooks`, { as: acme.admin });
  await expect(heading(page, "No webhooks yet")).toBeShown();
  await page.getByRole("button", { name: "Add endpoint" }).click();
  const dialog = page.getByRole("dialog", { name: "Add endpoint" });
  await dialog.getByLabel("Address").fill("https://10.0.0.5/hook");
  expectStatus(page, 400);
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  await expect(dialog.getByText("The address leads nowhere, or not to the public internet.")).toBeShown();
  const secret = await addEndpoint(page, receiver.at("/hook"));
  await expect(heading(page, "Nothing was sent yet")).toBeShown();

  await rename(product, acme, receiver);
  await page.getByRole("link", { name: "organization.updated" }).click();
  const delivery = page.getByRole("dialog", { name: "organization.updated" });
  await expect(delivery.getByText("Delivered at the first try.")).toBeShown();
  await delivery.getByRole("button", { name: "Send again" }).click();
  await receiver.hasArrived("/hook", 2);
  await expect(delivery.getByText("Delivered at try 2.")).toBeShown();

  const events = receiver.arrived("/hook").map(({ body, headers }) => verifyWebhook(body, headers, secret));
  expect(new Set(events.map(({ id }) => id)).size).toBe(1);
});

journey("an Admin API key is made, used and revoked", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(`/o/${acme.id}/admin-keys`, { as: acme.admin });
  await page.getByRole("button", { name: "Create Admin API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Nightly import");
  await dialog.getByRole("button", { name: "Reading only" }).click();
  await dialog.getByRole("button", { name: "Create Admin API key" }).click();
  await expect(page.getByText("You will not see it again")).toBeShown();
  const secret = await dialog.getByRole("textbox", { name: "Nightly import" }).inputValue();
  await page.getByRole("button", { name: "I have stored the key" }).click();
  await expect(rowOf(page, "Nightly import")).toRead(/rca_….*You.*Never.*Active/);

  const counts = `${product.url}/v1/organizations/${acme.id}/members/counts`;
  const use = async () => (await fetch(counts, { headers: { authorization: `Bearer ${secret}` } })).status;
  expect(await use()).toBe(200);
  await choose(page, "Nightly import", "Revoke…");
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(message(page, "Nightly import is revoked.")).toBeShown();
  expect(await use()).toBe(401);
});
