import { describe, expect, test } from "vitest";
import { type InvitationMail, invitationMail, roleNamesIn } from "./mails.ts";

const offer: InvitationMail = {
  id: "inv_1-v1",
  to: "grace@example.test",
  language: "en",
  organizationName: "Acme",
  inviterName: "Ada Lovelace",
  inviterEmail: "ada@example.test",
  roleNames: ["Admin", "Billing"],
  seatNames: ["Vibe"],
  note: "Welcome!\nSee you on Monday.",
  url: "https://rollcall.example/join#token",
  expiresAt: new Date("2026-12-01T20:12:00Z"),
};

describe("the invitation", () => {
  test("in English says who, to what, with what and until when", () => {
    const { subject, text } = invitationMail(offer);
    expect(subject).toBe("Ada Lovelace invited you to Acme on Rollcall");
    expect(text).toContain("Roles: Admin and Billing\nSeat: Vibe\n");
    expect(text).toContain("Ada Lovelace wrote:\n> Welcome!\n> See you on Monday.\n");
    expect(text).toContain("until Tuesday, 1 December 2026 at 20:12 UTC.");
    expect(text).toContain("Ask Ada Lovelace (ada@example.test)");
    expect(text).toContain("https://rollcall.example/join#token");
  });

  test("in French says the same", () => {
    const { subject, text, html } = invitationMail({
      ...offer,
      language: "fr",
      roleNames: roleNamesIn("fr", ["member"]),
    });
    expect(subject).toBe("Ada Lovelace vous invite à rejoindre Acme sur Rollcall");
    expect(text).toContain("Rôle\u00a0: Membre\nSiège\u00a0: Vibe\n");
    expect(text).toContain("jusqu’au mardi 1er décembre 2026 à 20:12 UTC.");
    expect(html).toContain('<html lang="fr"');
  });

  test("without an inviter, note or seats says none of them", () => {
    const { subject, text } = invitationMail({
      ...offer,
      inviterName: null,
      inviterEmail: null,
      note: " ",
      seatNames: [],
    });
    expect(subject).toBe("You are invited to Acme on Rollcall");
    expect(text).not.toContain(">");
    expect(text).not.toContain("Seat");
    expect(text).toContain("Ask an Admin of Acme");
  });

  test("is not fooled by names and notes", () => {
    const hostile = 'Eve\r\nBcc: x@example.test <script>alert(1)</script>\u202e<img src="https://evil.example">';
    const mail = invitationMail({ ...offer, organizationName: hostile, inviterName: hostile, note: hostile });
    expect(mail.subject).not.toMatch(/[\r\n\u202e]/);
    expect(mail.html).not.toMatch(/<script|<img|\u202e/);
    expect(mail.html.match(/<a /g)).toHaveLength(2);
  });
});
