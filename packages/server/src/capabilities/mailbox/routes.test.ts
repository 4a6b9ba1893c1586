import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { keptMailer } from "../../platform/kept-mail.ts";
import type { Mail } from "../../platform/mail.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.platform.database.deleteFrom("kept_mails").execute();
});

const mail: Mail = {
  id: "mail-1",
  to: "ada@example.test",
  subject: "Hello <b>Ada</b>",
  text: "Plain <i>text</i>",
  html: '<p>"Rich" <script>alert(1)</script></p>',
};
const keep = (change: Partial<Mail> = {}) => keptMailer(app.platform).send({ ...mail, ...change });
const page = async (path: string, headers = {}) => {
  const response = await app.send("GET", path, { headers });
  return { status: response.status, body: await response.text(), headers: response.headers };
};

describe("GET /mailbox", () => {
  test("200 without any mail says so", async () => {
    expect(await page("/mailbox")).toMatchObject({ status: 200, body: expect.stringContaining("No mail yet") });
  });

  test("200 lists the newest first, escaped", async () => {
    await keep();
    await keep({ id: "mail-2", subject: "Second" });
    const { body } = await page("/mailbox");
    expect(body.indexOf("Second")).toBeLessThan(body.indexOf("Hello &lt;b&gt;Ada&lt;/b&gt;"));
    expect(body).not.toContain("<b>");
  });

  test.each([
    ["ADA", 1],
    ["example.test", 2],
    ["%", 0],
    ["_da", 0],
    ["nobody", 0],
    ["%00", 0],
    ["x".repeat(10_000), 0],
    ["<script>", 0],
  ])("200 finds recipients by any part, taken as it is: %s", async (to, count) => {
    await keep();
    await keep({ id: "mail-2", to: "grace@example.test" });
    const sought = to === "%00" ? to : encodeURIComponent(to);
    const { data } = JSON.parse((await page(`/mailbox.json?to=${sought}`)).body);
    expect(data).toHaveLength(count);
    const { status, body } = await page(`/mailbox?to=${sought}`);
    expect(status).toBe(200);
    expect(body).not.toContain("<script>");
  });

  test("200 as JSON has the fields that tests read", async () => {
    await keep();
    const { data } = JSON.parse((await page("/mailbox.json?to=ada@example.test")).body);
    expect(data).toEqual([{ ...mail, kept_at: expect.stringMatching(/^\d{4}-.*Z$/) }]);
  });
});

describe("GET /mailbox/:id", () => {
  test("200 shows the HTML in a frame that runs nothing", async () => {
    await keep();
    const { status, body, headers } = await page("/mailbox/mail-1");
    expect(status).toBe(200);
    expect(body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(body).toContain('srcdoc="&lt;p&gt;&quot;Rich&quot; &lt;script&gt;');
    expect(body).not.toContain("<script");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("200 shows the plain text", async () => {
    await keep();
    expect((await page("/mailbox/mail-1?view=text")).body).toContain("Plain &lt;i&gt;text&lt;/i&gt;</pre>");
  });

  test.each(["nothing", "%00", "%E0%A4", "..%2f..%2fetc", "'%20or%201=1"])("404 for %s", async (id) => {
    expect((await page(`/mailbox/${id}`)).status).toBe(404);
  });

  test("a mail that is kept again is kept once", async () => {
    await keep();
    await keep({ subject: "Changed" });
    const { data } = JSON.parse((await page("/mailbox.json")).body);
    expect(data).toMatchObject([{ id: "mail-1", subject: "Changed" }]);
  });
});

describe("who may look", () => {
  test.each(["rollcall.test", "localhost:3000", "127.0.0.1:9", "[::1]:3000"])("200 for Host %s", async (host) => {
    expect((await page("/mailbox.json", { host })).status).toBe(200);
  });

  test.each([
    "evil.example",
    "rollcall.test.evil.example",
    "localhost.evil.example",
    "rollcall.test:81",
    "127.0.0.1.nip.io",
    "a b",
  ])("404 for Host %s, whose name may point here by a trick", async (host) => {
    for (const path of ["/mailbox", "/mailbox.json", "/mailbox/mail-1"])
      expect((await page(path, { host })).status).toBe(404);
  });
});
