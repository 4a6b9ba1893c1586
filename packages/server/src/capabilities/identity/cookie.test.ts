import { Hono } from "hono";
import { expect, test } from "vitest";
import type { HttpEnv } from "../../platform/http.ts";
import { clearSessionCookie, sessionSecretOf, setSessionCookie } from "./cookie.ts";

const now = new Date("2030-01-01T00:00:00Z");
const session = { secret: "s".repeat(43), expiresAt: new Date("2030-01-31T00:00:00Z") };

function pagesAt(publicUrl: string) {
  const platform = { publicUrl, clock: () => now };
  const app = new Hono<HttpEnv>();
  app.get("/in", (c) => {
    setSessionCookie({ c, platform }, session);
    return c.body(null);
  });
  app.get("/out", (c) => {
    clearSessionCookie({ c, platform });
    return c.body(null);
  });
  app.get("/who", (c) => c.text(sessionSecretOf({ c, platform }) ?? "nobody"));
  return async (path: string, cookie = "") => app.request(path, { headers: { cookie } });
}

test.each([
  ["https://rollcall.test", "__Host-rollcall_session", "; Secure"],
  ["http://localhost:4000", "rollcall_session", ""],
])("the cookie at %s is %s, kept from scripts and from other sites", async (publicUrl, name, secure) => {
  const get = pagesAt(publicUrl);
  const attributes = `Path=/; HttpOnly${secure}; SameSite=Lax`;
  expect((await get("/in")).headers.getSetCookie()).toEqual([
    `${name}=${session.secret}; Max-Age=2592000; ${attributes}`,
  ]);
  expect((await get("/out")).headers.getSetCookie()).toEqual([`${name}=; Max-Age=0; ${attributes}`]);
  expect(await (await get("/who", `${name}=${session.secret}`)).text()).toBe(session.secret);
});

test.each([
  "",
  "rollcall_session=",
  "rollcall_session=short",
  `rollcall_session=${"s".repeat(44)}`,
  `rollcall_session=${"%00".repeat(43)}`,
  `rollcall_session='${"s".repeat(42)}`,
])("a cookie that we never made (%s) is nobody's", async (cookie) => {
  expect(await (await pagesAt("http://localhost:4000")("/who", cookie)).text()).toBe("nobody");
});

test("over https a cookie without the prefix is nobody's", async () => {
  const response = await pagesAt("https://rollcall.test")("/who", `rollcall_session=${session.secret}`);
  expect(await response.text()).toBe("nobody");
});
