import { anOrganizationWithDirectory, type Product } from "../product.ts";
import { client, type Send, user } from "./client.ts";

/** An Organization with so many users of a directory: one is sent, the others are written beside as copies. */
export async function crowd(product: Product, count: number): Promise<{ send: Send; ids: string[] }> {
  const { id: organizationId, token } = await anOrganizationWithDirectory(product);
  const send = client(product.url, token);
  const { id } = await send("POST", "/Users", user(Number.parseInt(organizationId.slice(-9), 16)));
  await product.sql(copies(id, count - 1));
  await product.sql("analyze");
  const rows = await product.sql<{ id: string }>(
    "select member_id as id from directory_users where organization_id = $1 order by 1",
    [organizationId],
  );
  return { send, ids: rows.map((row) => row.id) };
}

function copies(memberId: string, count: number): string {
  // Unlike anybody else's, in this Organization or another.
  const id = (prefix: string) => `'${prefix}_' || md5('${memberId}' || n)`;
  const address = `'copy' || n || '-${memberId.slice(-8)}@example.com'`;
  const copy = (table: string, where: string, changes: string) => `
    insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(original) || jsonb_build_object(${changes}))).*
    from ${table} as original, generate_series(1, ${count}) as n where ${where};`;
  const isMember = `original.member_id = '${memberId}'`;
  const ofMember = `'member_id', ${id("mem")}`;
  const names = `'first_name', 'Copy', 'last_name', 'Number ' || n, 'email', ${address}`;
  const user = `(select user_id from members where id = '${memberId}')`;
  return [
    copy("users", `original.id = ${user}`, `'id', ${id("usr")}, ${names}`),
    copy("members", `original.id = '${memberId}'`, `'id', ${id("mem")}, 'user_id', ${id("usr")}, ${names}`),
    copy("member_roles", isMember, ofMember),
    copy("directory_users", isMember, `${ofMember}, 'user_name_key', ${address}, 'external_id', n::text`),
    copy("directory_emails", isMember, `${ofMember}, 'email_key', ${address}`),
  ].join("");
}
