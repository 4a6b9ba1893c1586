import { anOrganization } from "@rollcall/server/testing/builders";
import { invite } from "./harness/invitations.ts";
import { expect, journey } from "./harness/journey.ts";
import { newestLink } from "./harness/mailbox.ts";
import { choose, heading, membersOf, message, rowOf } from "./harness/panel.ts";
import { PASSWORD } from "./harness/product.ts";
import { expectStatus } from "./harness/watch.ts";

journey("a resent invitation has a new link, and the old one says so", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { email, link } = await invite(product, acme);
  const page = await visit(`${membersOf(acme)}/invited`, { as: acme.admin });
  await choose(page, email, "Resend with a new link");
  await expect(message(page, `A new link is on its way to ${email}.`)).toBeShown();

  const late = await visit(link);
  expectStatus(late, 410);
  await expect(heading(late, "There is a newer link")).toBeShown();
  const inTime = await visit(await newestLink(product, email, { count: 2 }));
  await expect(heading(inTime, "Join Acme")).toBeShown();
});

journey("a revoked invitation says that it was withdrawn", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { email, link } = await invite(product, acme, { seats: ["vibe"] });
  const page = await visit(`${membersOf(acme)}/invited`, { as: acme.admin });
  await choose(page, email, "Revoke…");
  const dialog = page.getByRole("dialog", { name: "Revoke the invitation?" });
  await expect(dialog.getByText("Reserved seats, free for others: Vibe")).toBeShown();
  await dialog.getByRole("button", { name: "Revoke invitation" }).click();
  await expect(message(page, `The invitation of ${email} is revoked.`)).toBeShown();
  await expect(rowOf(page, email)).toBeGone();

  const late = await visit(link);
  expectStatus(late, 410);
  await expect(heading(late, "This invitation was withdrawn")).toBeShown();
});

journey("an invitee declines, and the Admin can see it", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { email, link } = await invite(product, acme);
  const invitee = await visit(link);
  expectStatus(invitee, 410);
  await invitee.getByRole("button", { name: "Decline the invitation" }).click();
  await invitee.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await expect(heading(invitee, "This invitation was declined")).toBeShown();

  const page = await visit(`${membersOf(acme)}/invited?status=declined`, { as: acme.admin });
  await expect(rowOf(page, email)).toRead("Declined");
});

journey("an expired invitation is listed as expired, and works again when it is resent", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { email, link } = await invite(product, acme);
  const eightDays = "sent_at - interval '8 days', expires_at = expires_at - interval '8 days'";
  await product.sql(`update invitations set sent_at = ${eightDays} where email = $1`, [email]);
  const late = await visit(link);
  expectStatus(late, 410);
  await expect(heading(late, "This invitation has expired")).toBeShown();

  const page = await visit(`${membersOf(acme)}/invited`, { as: acme.admin });
  await expect(rowOf(page, email)).toRead("Expired");
  await page.getByRole("button", { name: `More for ${email}` }).click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toRead("The link has expired.");
  await page.getByRole("menuitem", { name: "Resend with a new link" }).click();

  await expect(rowOf(page, email)).toRead("Pending");
  const inTime = await visit(await newestLink(product, email, { count: 2 }));
  await expect(heading(inTime, "Join Acme")).toBeShown();
});

journey("an accepted invitation's link leads into the Organization", async ({ product, visit }) => {
  const acme = await anOrganization(product);
  const { link } = await invite(product, acme);
  const invitee = await visit(link);
  await invitee.getByLabel("First name").fill("Hedy");
  await invitee.getByLabel("Last name").fill("Lamarr");
  await invitee.getByLabel("Choose a password", { exact: true }).fill(PASSWORD);
  await invitee.getByRole("button", { name: "Create account and join" }).click();
  await expect(invitee).toBeAt(`/o/${acme.id}/your-access`);

  expectStatus(invitee, 410);
  await invitee.goto(link);
  await expect(heading(invitee, /accepted/)).toBeShown();
  await invitee.getByRole("link", { name: "Open the Organization" }).click();
  await expect(invitee).toBeAt(`/o/${acme.id}/your-access`);
});

journey("a link that was cut off, and a page without one, say what to do", async ({ product, visit }) => {
  const { link } = await invite(product, await anOrganization(product));
  const cut = await visit(link.slice(0, -3));
  expectStatus(cut, 404, 410);
  await expect(heading(cut, "This is not a valid invitation link")).toBeShown();
  await expect(heading(await visit("/join"), "Open your invitation")).toBeShown();
});
