export type Answer = { status: number; body: Resource };
// biome-ignore lint/suspicious/noExplicitAny: what the protocol answers is read field by field.
export type Resource = any;
export type Send = (method: string, path: string, body?: unknown) => Promise<Resource>;

const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** Speaks SCIM as a directory does. Throws when the answer is not one that says "done". */
export function client(url: string, token: string): Send {
  return async (method, path, body) => {
    const response = await fetch(`${url}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
    return text === "" ? undefined : JSON.parse(text);
  };
}

export function user(number: number, changes: Record<string, unknown> = {}) {
  const userName = `person${number}@example.com`;
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName,
    externalId: `ext-${number}`,
    name: { givenName: "Person", familyName: `Number ${number}` },
    active: true,
    emails: [{ value: userName, type: "work", primary: true }],
    ...changes,
  };
}

export function group(number: number) {
  return { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: `Group ${number}` };
}

export function patch(...Operations: { op: string; path?: string; value?: unknown }[]) {
  return { schemas: [PATCH], Operations };
}

/** Members as a PATCH names them. */
export function named(ids: readonly string[]) {
  return ids.map((value) => ({ value }));
}
