import { expect, test } from "vitest";
import { disabledMail } from "./mails.ts";

const mail = {
  id: "evt_1-mem_1",
  to: "ada@acme.com",
  organizationName: "Acme",
  address: "https://hooks.acme.com/…",
  url: "https://rollcall.example.com/o/org_1/webhooks/whe_1",
};

test.each([
  ["en", "gone", "A webhook endpoint of Acme was disabled", "status 410"],
  ["en", "failing", "A webhook endpoint of Acme was disabled", "For 5 days https://hooks.acme.com/…"],
  ["fr", "gone", "Un point de terminaison webhook de Acme a été désactivé", "statut 410"],
  ["fr", "failing", "Un point de terminaison webhook de Acme a été désactivé", "Pendant 5 jours"],
] as const)("%s: %s", (language, reason, subject, part) => {
  const { text, ...sent } = disabledMail({ ...mail, language, reason });
  expect(sent).toMatchObject({ id: mail.id, to: mail.to, subject });
  for (const wanted of [part, mail.url]) expect(text).toContain(wanted);
});
