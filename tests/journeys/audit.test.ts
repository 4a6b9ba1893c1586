import { readFile } from "node:fs/promises";
import { setMemberRoles, suspendMember, updateMember } from "@rollcall/contract/members";
import { createWorkspace } from "@rollcall/contract/workspaces";
import { aMember, anOrganization } from "@rollcall/server/testing/builders";
import type { Page } from "playwright-core";
import { expect, journey } from "./harness/journey.ts";
import { expectGoodLooks } from "./harness/looks.ts";
import { heading, membersOf } from "./harness/panel.ts";

/** Chooses a value of a filter by typing. */
async function narrow(page: Page, filter: string, words: string): Promise<void> {
  await page.getByRole("combobox", { name: filter, exact: true }).click();
  await page.getByRole("dialog", { name: filter }).getByRole("combobox").fill(words);
  await page.getByRole("option").filter({ hasText: words }).first().click();
  await page.keyboard.press("Escape");
}

journey(
  "the audit log is narrowed, read, followed, taken along and verified, and a member's activity leads to it",
  async ({ product, visit }) => {
    const acme = await anOrganization(product);
    const mia = await aMember(product, acme);
    const client = product.as(acme.admin);
    const params = { organization_id: acme.id };
    const ofMia = { ...params, member_id: mia.memberId };
    await client.call(createWorkspace, { params, body: { name: "Research" } });
    await client.call(updateMember, { params: ofMia, body: { last_name: "Maier" } });
    await client.call(setMemberRoles, { params: ofMia, body: { roles: ["billing_manager"] } });
    const page = await visit(membersOf(acme), { as: acme.admin });
    await expect(heading(page, "Members")).toBeShown();
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await expect(page.getByRole("link", { name: /created the Workspace Research/ })).toBeShown();
    await expectGoodLooks(page, "audit");

    await page.getByRole("combobox", { name: "Who" }).click();
    await expect(page.getByRole("option", { name: "Rollcall itself" })).toBeShown();
    await expectGoodLooks(page, "audit-who");
    await page.keyboard.press("Escape");
    await narrow(page, "What", "Members");
    await narrow(page, "About", "Maier");
    await expect(page).toBeAt(`/o/${acme.id}/audit?kind=member&target=${mia.memberId}`);
    await expect(page.getByRole("link", { name: /created the Workspace Research/ })).toBeGone();
    await page.getByRole("link", { name: /changed the roles of Mia Maier from Member to Billing/ }).click();
    const changed = page.getByRole("dialog").getByRole("region", { name: "What changed" });
    await expect(changed).toRead("Before: Member");
    await expect(changed).toRead("After: Billing");
    await expectGoodLooks(page, "audit-event");
    await page.keyboard.press("j");
    await expect(changed).toRead("Before: Member");
    await expect(changed).toRead("After: Maier");
    await page.keyboard.press("Escape");

    await page.getByRole("switch", { name: "Live" }).click();
    await client.call(suspendMember, { params: ofMia });
    await expect(page.getByRole("link", { name: /suspended Mia Maier/ })).toBeShown();
    await expect(page).toBeAt(/live=on/);

    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByText("What the filters let through of 1 day.")).toBeShown();
    await expectGoodLooks(page, "audit-export");
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "CSV" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).trim().split("\n");
    expect(lines.map((line) => line.split(",")[1])).toEqual([
      "event",
      "member.suspended",
      "member.roles_changed",
      "member.updated",
      "member.joined",
    ]);
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await expect(page.getByRole("link", { name: /created the Workspace Research/ })).toBeShown();

    await page.getByRole("link", { name: "Integrity" }).click();
    await page.getByRole("button", { name: "Verify now" }).click();
    await expect(page.getByText("The audit log is intact")).toBeShown();
    await expectGoodLooks(page, "audit-integrity");
    await page.getByRole("combobox", { name: "Keep events" }).click();
    await page.getByRole("option", { name: "For a number of days" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("dialog", { name: "Keep events for 365 days only?" })).toBeShown();
    await page.getByRole("button", { name: "Keep for 365 days" }).click();
    await expect(page.getByText("Events are kept for 365 days.")).toBeShown();

    await page.goto(`${membersOf(acme)}/${mia.memberId}/profile`);
    await page.getByRole("link", { name: "Activity" }).click();
    await expect(page.getByRole("link", { name: /suspended Mia Maier/ })).toBeShown();
    await expectGoodLooks(page, "member-activity");
    await page.getByRole("link", { name: "Open in the audit log" }).click();
    await expect(page).toBeAt(`/o/${acme.id}/audit?involving=${mia.memberId}`);
    await expect(page.getByText("By or about")).toBeShown();

    const theirs = await visit(`/o/${acme.id}/audit`, { as: await aMember(product, acme) });
    await expect(heading(theirs, "You cannot see this")).toBeShown();
  },
);
