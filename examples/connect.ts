import { type Client, createClient, retrying } from "@rollcall/sdk";

/** The client of these examples, and the Organization that they are about. */
export function connect(): { client: Client; params: { organization_id: string } } {
  const { ROLLCALL_URL: baseUrl, ROLLCALL_KEY: apiKey, ROLLCALL_ORGANIZATION: organization_id } = process.env;
  if (!baseUrl || !apiKey || !organization_id)
    throw new Error("Set ROLLCALL_URL, ROLLCALL_KEY and ROLLCALL_ORGANIZATION.");
  return { client: retrying(createClient({ baseUrl, apiKey })), params: { organization_id } };
}
