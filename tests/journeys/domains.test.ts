import { anOrganization, aUser } from "@rollcall/server/testing/builders";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { newestLink } from "./harness/mailbox.ts";
import { heading, message, rowOf } from "./harness/panel.ts";
import { PASSWORD } from "./harness/product.ts";

journey("a domain is proved, its people ask to join, and an Admin lets one in", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const page = await visit(`/o/${acme.id}/access`, { as: acme.admin });
  await expect(heading(page, "No domain yet")).toBeShown();
  await expectGoodLooks(page, "domains-empty");
  await page.getByRole("button", { name: "Verify a domain" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Domain").fill("acme.example");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByRole("button", { name: "Check now" }).click();
  await expect(dialog.getByText("Not found yet.")).toBeShown();

  const [name, value] = [dialog.getByLabel("Name", { exact: true }), dialog.getByLabel("Value", { exact: true })];
  product.dns.publish(await name.inputValue(), await value.inputValue());
  await dialog.getByRole("button", { name: "Check now" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Domain verified")).toBeShown();
  await page.getByLabel("Who joins by themselves").click();
  await page.getByRole("option", { name: /^Ask an Admin first/ }).click();
  await expect(message(page, "acme.example: Ask an Admin first")).toBeShown();
  await expectGoodLooks(page, "domains");

  const zoe = await visit("/", { as: await aUser(product, { email: "zoe@acme.example" }) });
  await zoe.getByRole("button", { name: "Ask to join" }).click();
  await zoe.getByLabel("Message").fill("I work in Lyon.");
  await zoe.getByRole("dialog").getByRole("button", { name: "Ask to join" }).click();
  await expect(zoe.getByRole("button", { name: "Withdraw" })).toBeShown();

  await page.goto(`/o/${acme.id}/members/requests`);
  await expect(page.getByText("I work in Lyon.")).toBeShown();
  await expectGoodLooks(page, "join-requests");
  await page.getByRole("button", { name: /^Let .* in$/ }).click();
  await expect(heading(page, "Nobody asks to join")).toBeShown();
  await page.getByRole("link", { name: /^Active Users/ }).click();
  await expect(rowOf(page, "zoe@acme.example")).toRead("Domain");
});

journey("whoever has an address of an open domain signs up and joins", async ({ product, visit }) => {
  const acme = await anOrganization(product, { name: "Open House" });
  const page = await visit(`/o/${acme.id}/access/domains`, { as: acme.admin });
  await page.getByRole("button", { name: "Verify a domain" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Domain").fill("open.example");
  await dialog.getByRole("button", { name: "Continue" }).click();
  const [name, value] = [dialog.getByLabel("Name", { exact: true }), dialog.getByLabel("Value", { exact: true })];
  product.dns.publish(await name.inputValue(), await value.inputValue());
  await dialog.getByRole("button", { name: "Check now" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByLabel("Who joins by themselves").click();
  await page.getByRole("option", { name: /^Anybody/ }).click();
  await expect(message(page, "open.example: Anybody with such an address")).toBeShown();

  const yara = await visit("/sign-in");
  await yara.getByRole("link", { name: "sign up with your work address" }).click();
  await expectGoodLooks(yara, "sign-up");
  await yara.getByLabel("Work e-mail address").fill("yara@open.example");
  await yara.getByRole("button", { name: "Mail me a link" }).click();
  await expect(heading(yara, "Check your mail")).toBeShown();
  await yara.goto(await newestLink(product, "yara@open.example"));
  await yara.getByLabel("First name").fill("Yara");
  await yara.getByLabel("Last name").fill("Young");
  await yara.getByLabel("Choose a password").fill(PASSWORD);
  await yara.getByRole("button", { name: "Create account" }).click();
  await expect(yara.getByText("Open to everybody of open.example")).toBeShown();
  await expectGoodLooks(yara, "joinable");
  await yara.getByRole("button", { name: "Join Open House" }).click();
  await expect(yara).toBeAt(`/o/${acme.id}/your-access`);
});
