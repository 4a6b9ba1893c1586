import { expect, test } from "vitest";
import { noticeMail } from "./mails.ts";

const mail = {
  id: "evt_1-mem_1",
  to: "ada@acme.com",
  organizationName: "Acme",
  url: "https://rollcall.example.com/o/org_1/access",
};
const at = new Date("2030-06-22T12:00:00Z");

test.each([
  [
    "en",
    { about: "certificate", connection: "Okta", ends_at: at },
    "The certificate of Okta ends soon",
    "22 June 2030",
  ],
  [
    "fr",
    { about: "certificate", connection: "Okta", ends_at: at },
    "Le certificat de Okta expire bientôt",
    "22 juin 2030",
  ],
  [
    "en",
    { about: "break_glass_used", name: "Bo", reason: "Okta is down", at },
    "Bo used emergency access to Acme",
    "> Okta is down",
  ],
  [
    "fr",
    { about: "break_glass_used", name: "Bo", reason: "panne", at },
    "Bo a utilisé l’accès d’urgence à Acme",
    "> panne",
  ],
  [
    "en",
    { about: "break_glass_changed", name: "Bo", admins: ["bo@acme.com"] },
    "Emergency access to Acme changed",
    "bo@acme.com",
  ],
  ["fr", { about: "break_glass_changed", name: "Bo", admins: [] }, "L’accès d’urgence à Acme a changé", "personne"],
] as const)("%s: %j", (language, notice, subject, part) => {
  const { text, ...sent } = noticeMail({ ...mail, language, notice: { ...notice } as never });
  expect(sent).toMatchObject({ id: mail.id, to: mail.to, subject });
  for (const wanted of [part, mail.url]) expect(text).toContain(wanted);
});
