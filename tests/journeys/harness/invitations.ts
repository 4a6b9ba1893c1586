import { createInvitations } from "@rollcall/contract/invitations";
import type { AnOrganization } from "@rollcall/server/testing/builders";
import { newestLink } from "./mailbox.ts";
import type { Product } from "./product.ts";

let count = 0;

type Wish = { email?: string; roles?: string[]; seats?: string[] };

/** Somebody is invited; gives back their address and the link of the mail. */
export async function invite(product: Product, { id, admin }: AnOrganization, wish: Wish = {}) {
  count += 1;
  const { email = `invitee${count}@example.test`, roles = ["member"], seats = [] } = wish;
  const params = { organization_id: id };
  await product.as(admin).call(createInvitations, { params, body: { emails: [email], roles, seats } });
  return { email, link: await newestLink(product, email) };
}
