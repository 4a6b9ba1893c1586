import { html, type Markup } from "../../platform/mail-template.ts";
import { type KeptMail, SHOWN } from "./store.ts";
import { STYLE } from "./style.ts";

/** The list of kept mails, newest first. */
export function listPage(mails: readonly KeptMail[], to: string): string {
  return page(
    "Mailbox",
    html`<header>
<h1>Mailbox</h1>
<p>No mail server is set up, so mails are kept here instead of being sent.</p>
</header>
<form class="search" role="search" action="/mailbox">
<label for="to">Recipient</label>
<input id="to" name="to" type="search" value="${to}" autocomplete="off" spellcheck="false">
<button type="submit">Search</button>
</form>
<p class="count" role="status">${countInWords(mails.length, to)}</p>
${mails.length === 0 ? html`` : html`<ul class="mails">${mails.map(row)}</ul>`}`,
  );
}

function countInWords(count: number, to: string): string {
  if (count === 0) return to === "" ? "No mail yet. Invite somebody and look again." : `No mail to “${to}”.`;
  if (count === SHOWN) return `The newest ${SHOWN} mails.`;
  return count === 1 ? "1 mail" : `${count} mails`;
}

function row({ id, to, subject, keptAt }: KeptMail): Markup {
  return html`<li><a href="/mailbox/${encodeURIComponent(id)}">
<span class="subject">${subject}</span><span class="to">${to}</span>${time(keptAt)}
</a></li>
`;
}

/** One mail. Its HTML stands in a frame that runs nothing and reaches nothing but new tabs. */
export function mailPage({ id, to, subject, text, html: content, keptAt }: KeptMail, view: "html" | "text"): string {
  const address = `/mailbox/${encodeURIComponent(id)}`;
  const tab = (name: "html" | "text", label: string) =>
    html`<a href="${address}${name === "text" ? "?view=text" : ""}"${name === view ? html` aria-current="page"` : html``}>${label}</a>`;
  return page(
    subject,
    html`<nav aria-label="Back"><a class="back" href="/mailbox">← All mails</a></nav>
<header>
<h1>${subject}</h1>
<dl><div><dt>To</dt><dd>${to}</dd></div><div><dt>Kept</dt><dd>${time(keptAt)}</dd></div></dl>
</header>
<nav class="tabs" aria-label="View">${tab("html", "HTML")}${tab("text", "Plain text")}</nav>
${view === "html" ? frame(subject, content) : html`<pre tabindex="0" aria-label="Plain text">${text}</pre>`}`,
  );
}

function frame(subject: string, content: string): Markup {
  return html`<iframe title="${subject}" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" srcdoc="${content}"></iframe>`;
}

function time(at: Date): Markup {
  const words = `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return html`<time datetime="${at.toISOString()}">${words}</time>`;
}

function page(title: string, content: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Rollcall mailbox</title>
${STYLE}
</head>
<body><main>
${content}
</main></body>
</html>
`.source;
}
