import { describe, expect, test } from "vitest";
import { type ExpiryMail, expiryMail } from "./mails.ts";

const mail: ExpiryMail = {
  id: "key_1-expiry-mem_1",
  to: "ada@example.test",
  language: "en",
  organizationName: "Acme",
  workspaceName: "Research",
  keyName: "Nightly",
  mask: "rc_…a1B2",
  accountName: null,
  expiresAt: new Date("2030-03-01T12:00:00Z"),
  url: "https://rollcall.example/o/org_1/workspaces/wsp_1/keys",
};

describe.each([
  ["en", "1 March 2030", "key is yours", "Service account Builds"],
  ["fr", "1er mars 2030", "clé est la vôtre", "compte de service Builds"],
] as const)("the expiry mail in %s", (language, date, own, account) => {
  test("names the key, its place and its end", () => {
    const { id, to, text, html } = expiryMail({ ...mail, language });
    expect([id, to]).toEqual([mail.id, mail.to]);
    for (const part of ["Nightly (rc_…a1B2)", "Research", "Acme", date, own]) expect(text).toContain(part);
    expect(html).toContain(`href="${mail.url}"`);
    expect(html).toContain(`<html lang="${language}"`);
  });

  test("says whose it is when a Service account owns it", () => {
    const { text } = expiryMail({ ...mail, language, accountName: "Builds" });
    expect(text).toContain(account);
    expect(text).not.toContain(own);
  });
});

test("a hostile name stays a name", () => {
  const hostile = 'x\r\nBcc: y@example.test <img src="https://evil.example">';
  const { subject, html } = expiryMail({ ...mail, keyName: hostile, accountName: hostile, workspaceName: hostile });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain("<img");
});
