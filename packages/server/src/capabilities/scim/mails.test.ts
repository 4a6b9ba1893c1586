import { expect, test } from "vitest";
import { brakeMail } from "./mails.ts";

const mail = {
  id: "evt_1-mem_1",
  to: "ada@acme.com",
  organizationName: "Acme",
  percent: 25,
  url: "https://rollcall.example.com/o/org_1/access/directory",
};

test.each([
  ["en", "Directory sync of Acme is stopped", "more than 25 % of the members"],
  ["fr", "La synchronisation d’annuaire de Acme est arrêtée", "plus de 25\u00a0% des membres"],
] as const)("%s", (language, subject, part) => {
  const { text, ...sent } = brakeMail({ ...mail, language });
  expect(sent).toMatchObject({ id: mail.id, to: mail.to, subject });
  for (const wanted of [part, mail.url]) expect(text).toContain(wanted);
});
