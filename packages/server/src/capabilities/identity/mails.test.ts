import { describe, expect, test } from "vitest";
import { emailVerificationMail, passwordResetMail, signInLinkMail } from "./mails.ts";

const link = { to: "ada@example.test", url: "https://rollcall.example/x#secret", expiresMinutes: 15, id: "mail-1" };

describe.each([
  ["sign-in link", signInLinkMail],
  ["password reset", passwordResetMail],
  ["address verification", emailVerificationMail],
])("the %s mail", (_, mailOf) => {
  test.each(["en", "fr"] as const)("in %s: id, recipient, link in both forms, how long it lives", (language) => {
    const mail = mailOf({ ...link, language });
    expect(mail).toMatchObject({ id: "mail-1", to: "ada@example.test" });
    expect(mail.text).toContain("https://rollcall.example/x#secret");
    expect(mail.html).toContain('href="https://rollcall.example/x#secret"');
    expect(mail.html).toContain(`<html lang="${language}"`);
    expect(mail.text).toMatch(/15\sminutes/);
    expect(mail.subject).not.toContain("secret");
  });
});

test.each([
  [1, "1 minute"],
  [60, "1 hour"],
  [1440, "1 day"],
  [2880, "2 days"],
  [90, "90 minutes"],
])("%i minutes are said as %s", (expiresMinutes, words) => {
  expect(signInLinkMail({ ...link, language: "en", expiresMinutes }).text).toContain(`The link works for ${words}.`);
});

test("French says it the French way", () => {
  const { text } = emailVerificationMail({ ...link, language: "fr", expiresMinutes: 1440 });
  expect(text).toMatch(/Le lien est valable 1\sjour\./u);
});
