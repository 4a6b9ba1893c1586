import type { Product } from "./product.ts";

type Made = { id: string };

/** A directory that speaks to Rollcall over real HTTP, with the token that the panel showed. */
export function openDirectory({ url }: Product, token: string) {
  async function send(method: string, path: string, body?: unknown): Promise<{ status: number; body: Made }> {
    const response = await fetch(`${url}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    // What is made is read by its id alone.
    return { status: response.status, body: (text === "" ? {} : JSON.parse(text)) as Made };
  }

  return {
    send,
    /** Creates a user and gives back who they are. */
    async createUser(givenName: string, familyName: string): Promise<string> {
      const userName = `${givenName}.${familyName}@acme.example`.toLowerCase();
      const { body } = await send("POST", "/Users", { userName, name: { givenName, familyName }, active: true });
      return body.id;
    },
    async createGroup(displayName: string, members: readonly string[]): Promise<void> {
      await send("POST", "/Groups", { displayName, members: members.map((value) => ({ value })) });
    },
    /** Turns a user off, and says how that was answered. */
    async turnOff(id: string): Promise<number> {
      const Operations = [{ op: "Replace", path: "active", value: "False" }];
      return (await send("PATCH", `/Users/${id}`, { Operations })).status;
    },
  };
}
