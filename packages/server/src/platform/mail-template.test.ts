import { describe, expect, test } from "vitest";
import { html, type Letter, mailOf } from "./mail-template.ts";

const letter: Letter = {
  language: "en",
  subject: "Hello",
  preview: "Hello",
  heading: "Hello",
  blocks: [],
  foot: ["Goodbye"],
};
const render = (change: Partial<Letter>) => mailOf({ id: "1", to: "ada@example.test" }, { ...letter, ...change });

describe("html", () => {
  test("escapes every value, wherever it stands", () => {
    expect(html`<p title="${`"><script>`}">${"<b>&'"}</p>`.source).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#39;</p>',
    );
  });

  test("takes markup as it is, one or many", () => {
    const items = ["<1>", "<2>"].map((each) => html`<li>${each}</li>`);
    expect(html`<ul>${items}</ul>${html`<hr>`}`.source).toBe("<ul><li>&lt;1&gt;</li><li>&lt;2&gt;</li></ul><hr>");
  });

  test("takes no object that only looks like markup as it is when it came as JSON text", () => {
    expect(html`${JSON.stringify({ source: "<b>" })}`.source).not.toContain("<b>");
  });
});

describe("a mail", () => {
  const hostile = 'Acme</title><script>alert(1)</script>\r\nBcc: eve@example.test\u202e"onload="';

  test.each<[string, Partial<Letter>]>([
    ["subject", { subject: hostile }],
    ["preview", { preview: hostile }],
    ["heading", { heading: hostile }],
    ["paragraph", { blocks: [{ kind: "paragraph", text: hostile }] }],
    ["quotation", { blocks: [{ kind: "quotation", text: hostile, by: hostile }] }],
    ["facts", { blocks: [{ kind: "facts", rows: [[hostile, hostile]] }] }],
    ["foot", { foot: [hostile] }],
  ])("lets no markup and no control in through its %s", (_, change) => {
    const mail = render(change);
    expect(mail.html).not.toMatch(/<script|\u202e|" ?onload/);
    expect(mail.html.match(/<title>/g)).toHaveLength(1);
    expect(mail.text).not.toMatch(/\u202e|\r/);
    expect(mail.subject).not.toMatch(/[\r\n\u202e]/);
  });

  test("keeps the lines of a quotation, in both forms", () => {
    const mail = render({ blocks: [{ kind: "quotation", text: "One\r\n\r\nTwo <3", by: "Ada" }] });
    expect(mail.text).toContain("Ada:\n> One\n>\n> Two <3\n");
    expect(mail.html).toContain("One<br>\n<br>\nTwo &lt;3<br>\n");
  });

  test("makes no link of an address that somebody wrote, and leaves e-mail addresses as they are", () => {
    const text = "See https://evil.example/login or www.evil.example, ask ada@example.test. At 3.5 it ends.";
    const mail = render({ blocks: [{ kind: "quotation", text, by: "Ada" }] });
    expect(mail.html).not.toContain("<a ");
    expect(mail.html).not.toMatch(/https:\/\/evil|evil\.example/);
    expect(mail.html).toContain("ada@example.test.");
    expect(mail.html).toContain("At 3.5 it ends.");
  });

  test("shows the address of its button in full, as a link and as text", () => {
    const mail = render({
      blocks: [{ kind: "button", label: "Go", url: "https://r.example/a?b=1&c=2#d", orCopy: "Or:" }],
    });
    expect(mail.html.match(/href="https:\/\/r\.example\/a\?b=1&amp;c=2#d"/g)).toHaveLength(2);
    expect(mail.text).toContain("Go:\nhttps://r.example/a?b=1&c=2#d\n");
  });

  test("links to web addresses only", () => {
    const button = { kind: "button", label: "Go", url: "javascript:alert(1)", orCopy: "Or:" } as const;
    expect(() => render({ blocks: [button] })).toThrow("web addresses only");
  });
});
