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

/** The row of somebody in the list of the page, by a part of their name or address. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ hasText: name });
}

/** A message at the corner. */
export function toast(page: Page, words: string | RegExp): Locator {
  return page.getByRole("region", { name: /notification/i }).getByText(words);
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole("heading", { name });
}
