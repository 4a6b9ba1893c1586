import { getMe } from "@rollcall/contract/identity";
import { listMembers } from "@rollcall/contract/members";
import { seedDemo } from "@rollcall/server/seed/demo";
import { signedIn } from "@rollcall/server/testing/builders";
import type { Product } from "./product.ts";

/** The demo's larger Organization, with its Admin signed in: every role, source and state is there. */
export async function openDemo(product: Product) {
  await seedDemo(product.platform);
  const admin = await signedIn(product, "ada@helio.example");
  const { memberships } = await product.as(admin).call(getMe, {});
  const id = memberships.find(({ organization }) => organization.name === "Helio Instruments")?.organization.id ?? "";
  const query = { q: "mina@helio.example" };
  const { data } = await product.as(admin).call(listMembers, { params: { organization_id: id }, query });
  return { id, admin, someMemberId: data[0]?.id ?? "" };
}
