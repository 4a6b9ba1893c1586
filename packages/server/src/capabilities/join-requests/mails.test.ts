import { expect, test } from "vitest";
import { answeredMail, askedMail, signUpMail } from "./mails.ts";

const addressed = { id: "evt_1", to: "ada@acme.com" };
const url = "https://rollcall.example.com/o/org_1";
const expiresAt = new Date("2030-06-22T12:00:00Z");
const who = { name: "Nia New", email: "nia@acme.com" };

test.each([
  ["en", "Nia New asks to join Acme"],
  ["fr", "Nia New demande à rejoindre Acme"],
] as const)("%s: who asks, with what they say", (language, subject) => {
  const mail = askedMail({ ...addressed, language, organizationName: "Acme", who, message: "<b>Hi</b>\nAda", url });
  expect(mail).toMatchObject({ ...addressed, subject });
  for (const part of [who.email, "Hi", url]) expect(mail.text).toContain(part);
  expect(mail.html).not.toContain("<b>Hi");
});

test("who has no name is called by their address", () => {
  const nameless = { ...who, name: "" };
  const mail = askedMail({ ...addressed, language: "en", organizationName: "Acme", who: nameless, message: "", url });
  expect(mail.subject).toBe("nia@acme.com asks to join Acme");
});

test.each([
  ["en", true, "You are a member of Acme"],
  ["en", false, "Your request to join Acme was declined"],
  ["fr", true, "Vous êtes membre de l’organisation Acme"],
  ["fr", false, "Votre demande à rejoindre Acme a été refusée"],
] as const)("%s, granted %s", (language, isGranted, subject) => {
  const mail = answeredMail({ ...addressed, language, organizationName: "Acme", isGranted, url });
  expect(mail.subject).toBe(subject);
  expect(mail.text.includes(url)).toBe(isGranted);
});

test.each([
  ["en", "Make your Rollcall account", "22 June 2030"],
  ["fr", "Créez votre compte Rollcall", "22 juin 2030"],
] as const)("%s: the link to sign up", (language, subject, until) => {
  const mail = signUpMail({ ...addressed, language, url, expiresAt });
  expect(mail.subject).toBe(subject);
  for (const part of [until, url, addressed.to]) expect(mail.text).toContain(part);
});
