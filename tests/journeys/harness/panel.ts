import type { Locator, Page } from "playwright-core";
import { PASSWORD } from "./product.ts";

/** Signs in through the panel's own form. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export function membersOf({ id }: { id: string }): string {
  return `/o/${id}/members`;
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole("heading", { name });
}

/** The row of a list that has these words. */
export function rowOf(page: Page, words: string): Locator {
  return page.getByRole("row").filter({ hasText: words });
}

/** The tab of one of the two lists of members; its count is a part of its name. */
export function tab(page: Page, list: "Active Users" | "Invited Users"): Locator {
  return page.getByRole("navigation", { name: "Lists of members" }).getByRole("link", { name: list });
}

/** A short message at the corner. */
export function message(page: Page, words: string | RegExp): Locator {
  return page.getByRole("region", { name: "Notifications" }).getByText(words);
}

/** Opens "More for …" of a row and chooses from it. */
export async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Chooses what a field that searches finds. */
export async function find(over: Locator, label: string, words: string): Promise<void> {
  await over.getByRole("combobox", { name: label, exact: true }).fill(words);
  await over.page().getByRole("option").filter({ hasText: words }).first().click();
}
