import { expect, test } from "vitest";
import { proofMail } from "./mails.ts";

const mail = {
  id: "evt_1-mem_1",
  to: "ada@acme.com",
  organizationName: "Acme",
  domain: "acme.com",
  record: { name: "_rollcall-challenge.acme.com", value: "rollcall-challenge=abc" },
  url: "https://rollcall.example.com/o/org_1/access",
};

test.each([
  ["en", new Date("2030-06-22T12:00:00Z"), "The record that proves acme.com is gone", "22 June 2030"],
  ["en", null, "acme.com is no longer verified", "missing for too long"],
  ["fr", new Date("2030-06-22T12:00:00Z"), "L’enregistrement qui prouve acme.com a disparu", "22 juin 2030"],
  ["fr", null, "acme.com n’est plus vérifié", "manqué trop longtemps"],
] as const)("%s, until %s", (language, unverifiedFrom, subject, part) => {
  const { text, ...sent } = proofMail({ ...mail, language, unverifiedFrom });
  expect(sent).toMatchObject({ id: mail.id, to: mail.to, subject });
  for (const wanted of [part, mail.record.name, mail.record.value, mail.url]) expect(text).toContain(wanted);
});
