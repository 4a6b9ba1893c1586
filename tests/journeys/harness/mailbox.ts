import { expect } from "./expect.ts";
import type { Product } from "./product.ts";

export type KeptMail = { to: string; subject: string; text: string; html: string };

/** The newest mail to an address, once there are `count` of them. */
export async function newestMail(product: Product, to: string, { count = 1 } = {}): Promise<KeptMail> {
  let mails: KeptMail[] = [];
  const read = async () => {
    const response = await fetch(`${product.url}/mailbox.json?to=${encodeURIComponent(to)}`);
    // The cast is what the mailbox answers.
    mails = ((await response.json()) as { data: KeptMail[] }).data;
    return mails.length;
  };
  await expect.poll(read, { timeout: 10_000, interval: 50 }).toBeGreaterThanOrEqual(count);
  const [newest] = mails;
  if (newest === undefined) throw new Error(`no mail to ${to}`);
  return newest;
}

/** The link that a mail is about: the first one with a secret behind the `#`. */
export async function newestLink(product: Product, to: string, wish?: { count: number }): Promise<string> {
  const { text } = await newestMail(product, to, wish);
  const [link] = /https?:\/\/\S+#\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`no link in the mail to ${to}:\n${text}`);
  return link;
}
