import type { Language } from "@rollcall/contract/people";
import { type Mail, oneSafeLine, safeLines } from "./mail.ts";

declare const markup: unique symbol;
/** HTML that `html` made. Nothing else is taken as markup, so text of other people's making is always escaped. */
export type Markup = { readonly source: string; readonly [markup]: true };

type Part = string | number | Markup | readonly Markup[];

/** Builds HTML from a template; every value in it that is not itself markup is escaped. */
export function html(fixed: TemplateStringsArray, ...parts: Part[]): Markup {
  const source = fixed.reduce((all, text, index) => all + sourceOf(parts[index - 1] ?? "") + text);
  // The one cast that makes markup: `fixed` is written by us, each part is escaped or markup already.
  return { source } as Markup;
}

function sourceOf(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "source" in part ? part.source : part.map(({ source }) => source).join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** A part of a mail between its heading and its foot. */
export type Block =
  | { kind: "paragraph"; text: string }
  /** What somebody wrote to the reader; its line breaks are kept and nothing in it becomes a link. */
  | { kind: "quotation"; text: string; by: string }
  | { kind: "facts"; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: "button"; label: string; url: string; orCopy: string };

/** What a mail says, written once; `mailOf` renders the plain text and the HTML of it. */
export type Letter = {
  language: Language;
  subject: string;
  /** What a mail program shows beside the subject. */
  preview: string;
  heading: string;
  blocks: readonly Block[];
  /** Small print. */
  foot: readonly string[];
};

export function mailOf({ id, to }: { id: string; to: string }, letter: Letter): Mail {
  return { id, to, subject: oneSafeLine(letter.subject), text: textOf(letter), html: htmlOf(letter) };
}

function textOf({ language, heading, blocks, foot }: Letter): string {
  const texts = blocks.map((block) => blockText(block, COLON[language]));
  const parts = [oneSafeLine(heading), ...texts, `-- \n${foot.map(oneSafeLine).join("\n")}`];
  return `${parts.join("\n\n")}\n`;
}

const COLON: Record<Language, string> = { en: ":", fr: "\u00a0:" };

function blockText(block: Block, colon: string): string {
  switch (block.kind) {
    case "paragraph":
      return oneSafeLine(block.text);
    case "quotation":
      return [`${oneSafeLine(block.by)}${colon}`, ...safeLines(block.text).map((line) => `> ${line}`.trimEnd())].join(
        "\n",
      );
    case "facts":
      return block.rows.map(([label, value]) => oneSafeLine(`${label}${colon} ${value}`)).join("\n");
    case "button":
      return `${block.label}${colon}\n${webAddress(block.url)}`;
  }
}

function htmlOf(letter: Letter): string {
  const { language, subject, preview, heading, blocks, foot } = letter;
  return html`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${oneSafeLine(subject)}</title>
${STYLE}
</head>
<body class="ground" style="margin:0;padding:0;background:#f6f5f2;">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;">${oneSafeLine(preview)}${PREVIEW_FILLER}</div>
<div role="article" aria-label="${oneSafeLine(subject)}" lang="${language}">
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f6f5f2;">
<tr><td align="center" style="padding:32px 16px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;${FONT}">
<tr><td class="quiet" style="padding:0 4px 16px;font-size:14px;font-weight:600;letter-spacing:0.01em;color:#58554e;">Rollcall</td></tr>
<tr><td class="sheet" style="padding:32px 32px 16px;background:#ffffff;border:1px solid #e7e5df;border-radius:12px;">
<h1 class="ink" style="margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:650;color:#1d1c19;overflow-wrap:anywhere;">${unlinked(oneSafeLine(heading))}</h1>
${blocks.map(blockHtml)}
</td></tr>
<tr><td class="quiet" style="padding:20px 4px 0;font-size:13px;line-height:1.5;color:#58554e;overflow-wrap:anywhere;">
${foot.map((line) => html`<p style="margin:0 0 8px;">${unlinked(oneSafeLine(line))}</p>`)}
</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`.source;
}

const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',sans-serif;";

// Mail programs fill the preview line with what comes next unless something invisible takes the place.
const PREVIEW_FILLER = "\u00a0\u200c".repeat(60);

const STYLE = html`<style>
:root { color-scheme: light dark; }
@media (max-width: 480px) { .sheet { padding: 24px 20px 8px !important; } }
@media (prefers-color-scheme: dark) {
.ground { background: #121211 !important; }
.sheet { background: #191917 !important; border-color: #2b2a27 !important; }
.ink { color: #eeece7 !important; }
.quiet { color: #b3afa6 !important; }
.rule { border-color: #3d3c38 !important; }
.button { background: #53b4c1 !important; }
.button a { color: #04191d !important; }
.link { color: #74c8d3 !important; }
}
</style>`;

const PARAGRAPH = "margin:0 0 16px;font-size:16px;line-height:1.55;color:#1d1c19;overflow-wrap:anywhere;";

function blockHtml(block: Block): Markup {
  switch (block.kind) {
    case "paragraph":
      return html`<p class="ink" style="${PARAGRAPH}">${unlinked(oneSafeLine(block.text))}</p>\n`;
    case "quotation":
      return quotationHtml(block);
    case "facts":
      return factsHtml(block.rows);
    case "button":
      return buttonHtml(block);
  }
}

function quotationHtml({ text, by }: { text: string; by: string }): Markup {
  const lines = safeLines(text).map((line) => html`${unlinked(line)}<br>\n`);
  return html`<p class="quiet" style="margin:0 0 6px;font-size:14px;color:#58554e;">${unlinked(oneSafeLine(by))}</p>
<blockquote class="rule ink" style="margin:0 0 20px;padding:2px 0 2px 16px;border-left:3px solid #d6d3cb;font-size:16px;line-height:1.55;color:#1d1c19;overflow-wrap:anywhere;">
${lines}</blockquote>
`;
}

function factsHtml(rows: readonly (readonly [string, string])[]): Markup {
  const row = ([label, value]: readonly [string, string]) => html`<tr>
<th scope="row" align="left" valign="top" class="quiet" style="padding:3px 20px 3px 0;font-size:14px;line-height:1.5;font-weight:400;color:#58554e;white-space:nowrap;">${oneSafeLine(label)}</th>
<td valign="top" class="ink" style="padding:3px 0;font-size:14px;line-height:1.5;color:#1d1c19;overflow-wrap:anywhere;">${unlinked(oneSafeLine(value))}</td>
</tr>`;
  return html`<table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;">${rows.map(row)}</table>\n`;
}

function buttonHtml({ label, url, orCopy }: { label: string; url: string; orCopy: string }): Markup {
  const address = webAddress(url);
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px;"><tr>
<td class="button" style="background:#0b6270;border-radius:8px;"><a href="${address}" target="_blank" rel="noopener noreferrer" style="display:inline-block;padding:12px 22px;font-size:16px;line-height:1.25;font-weight:600;color:#ffffff;text-decoration:none;">${label}</a></td>
</tr></table>
<p class="quiet" style="margin:0 0 20px;font-size:13px;line-height:1.5;color:#58554e;overflow-wrap:anywhere;">${orCopy}<br>
<a class="link" href="${address}" target="_blank" rel="noopener noreferrer" style="color:#0b6270;word-break:break-all;">${address}</a></p>
`;
}

function webAddress(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") throw new Error("a mail links to web addresses only");
  return href;
}

// Mail programs make links of what looks like a web address, also in what a stranger wrote. A zero-width space in
// front of each dot and behind each colon changes nothing to read and leaves no address to find.
function unlinked(text: string): string {
  return text.replace(/\S+/gu, (word) =>
    EMAIL.test(word) ? word : word.replace(LINKING, (mark) => LOOSE[mark] ?? mark),
  );
}

// An e-mail address stays as it is, so that a reader can copy it.
const EMAIL = /^[^/:]+@[^/:]+$/;
const LINKING = /(?<=\S)\.(?=\p{L})|:(?=\/)/gu;
const LOOSE: Record<string, string> = { ".": "\u200b.", ":": ":\u200b" };
