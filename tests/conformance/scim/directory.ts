import { createDirectoryToken } from "@rollcall/contract/directory";
import type { TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, anOrganization } from "@rollcall/server/testing/builders";
import { expect } from "vitest";

export const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
export const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

// biome-ignore lint/suspicious/noExplicitAny: what a foreign protocol answers is read field by field.
export type Body = any;
export type Answer = { status: number; headers: Headers; text: string; body: Body };
export type Operation = { op: string; path?: string; value?: unknown };
type Sent = { body?: unknown; headers?: Record<string, string> };

/** A directory that has a token, and speaks to Rollcall as Okta, Entra ID and others do. */
export type Directory = {
  app: TestApp;
  organization: AnOrganization;
  token: string;
  send(method: string, path: string, sent?: Sent): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  patch(path: string, operations: Operation | Operation[], headers?: Record<string, string>): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  /** The resources that a filter leaves; the answer is a list. */
  find(kind: "Users" | "Groups", filter: string): Promise<Body>;
  count(kind: "Users" | "Groups", filter: string): Promise<number>;
  user(wish?: Record<string, unknown>): Promise<Body>;
  group(wish?: Record<string, unknown>): Promise<Body>;
};

let names = 0;

/** A userName that nobody has. */
export function aName(prefix = "user"): string {
  names += 1;
  return `${prefix}${names}@example.com`;
}

export function userBody(wish: Record<string, unknown> = {}): Body {
  const userName = wish["userName"] ?? aName();
  return {
    schemas: [USER],
    userName,
    externalId: `ext-${userName}`,
    name: { givenName: "Given", familyName: "Family" },
    displayName: "Given Family",
    active: true,
    emails: [{ value: userName, type: "work", primary: true }],
    ...wish,
  };
}

export async function aDirectory(app: TestApp, organization?: AnOrganization): Promise<Directory> {
  const served = organization ?? (await anOrganization(app));
  const params = { organization_id: served.id };
  const { body: made } = await app.call(createDirectoryToken, { params, body: { name: "Okta" } }, served.admin);
  return directoryWith(app, served, made.secret);
}

export function directoryWith(app: TestApp, organization: AnOrganization, token: string): Directory {
  const send: Directory["send"] = async (method, path, { body, headers = {} } = {}) => {
    const usual = { authorization: `Bearer ${token}`, "content-type": "application/scim+json; charset=utf-8" };
    const response = await app.send(method, `/scim/v2${path}`, { body, headers: { ...usual, ...headers } });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  const get: Directory["get"] = (path, headers = {}) => send("GET", path, { headers });
  const find: Directory["find"] = async (kind, filter) => {
    const { status, body } = await get(`/${kind}?filter=${encodeURIComponent(filter)}`);
    expect({ filter, status }).toEqual({ filter, status: 200 });
    return body;
  };
  const made = async (path: string, body: unknown) => {
    const answer = await send("POST", path, { body });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  return {
    app,
    organization,
    token,
    send,
    get,
    find,
    post: (path, body) => send("POST", path, { body }),
    put: (path, body) => send("PUT", path, { body }),
    patch: (path, operations, headers = {}) =>
      send("PATCH", path, { body: { schemas: [PATCH], Operations: [operations].flat() }, headers }),
    remove: (path) => send("DELETE", path),
    count: async (kind, filter) => (await find(kind, filter)).totalResults,
    user: (wish) => made("/Users", userBody(wish)),
    group: (wish = {}) => made("/Groups", { schemas: [GROUP], displayName: aName("Group "), ...wish }),
  };
}

/** Asserts an error in the words of SCIM. */
export function expectError(answer: Answer, status: number, scimType?: string): void {
  expect(answer).toMatchObject({ status, body: { schemas: [ERROR], status: String(status) } });
  expect(answer.headers.get("content-type")).toMatch(/^application\/scim\+json/);
  expect(answer.body.scimType).toBe(scimType);
  expect(answer.body.detail).toBeTypeOf("string");
}

export function expectPatched({ status, text }: Answer): void {
  expect({ status, text }).toEqual({ status: expect.toBeOneOf([200, 204]), text });
}

export const memberIds = (group: Body): string[] => (group.members ?? []).map((each: Body) => each.value).sort();
