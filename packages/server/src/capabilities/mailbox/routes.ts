import type { Context, Hono } from "hono";
import type { HttpEnv } from "../../platform/http.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Platform } from "../../platform/transact.ts";
import { listPage, mailPage } from "./pages.ts";
import { findMail, type KeptMail, listMails } from "./store.ts";

/**
 * The mails of a demo without a mail server. Whoever reaches these pages reads every sign-in link, so they are never
 * registered in production, and answer nobody but this machine.
 */
export function mailboxRoutes(app: Hono<HttpEnv>, { database, publicUrl }: Platform): void {
  for (const path of ["/mailbox", "/mailbox.json", "/mailbox/*"])
    app.use(path, async (c, next) => {
      if (!isOurHost(c, publicUrl) || isForwarded(c)) throw new Refusal("not_found");
      c.header("cache-control", "no-store");
      await next();
    });

  app.get("/mailbox", async (c) => {
    const to = soughtIn(c);
    return c.html(listPage(await listMails(database, to), to));
  });
  app.get("/mailbox.json", async (c) => {
    const mails = await listMails(database, soughtIn(c));
    return c.json({ data: mails.map(asJson) });
  });
  app.get("/mailbox/:id", async (c) => {
    const id = c.req.param("id");
    const mail = id.includes("\u0000") ? undefined : await findMail(database, id);
    if (mail === undefined) throw new Refusal("not_found");
    return c.html(mailPage(mail, c.req.query("view") === "text" ? "text" : "html"));
  });
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** A page of a stranger whose name was pointed at this machine (DNS rebinding) still sends its own name. */
function isOurHost(c: Context, publicUrl: string): boolean {
  const url = `http://${c.req.header("host") ?? new URL(c.req.url).host}`;
  if (!URL.canParse(url)) return false;
  return LOOPBACK.has(new URL(url).hostname) || new URL(url).host === new URL(publicUrl).host;
}

/** A proxy stands in front, and who knows who stands in front of that. */
function isForwarded(c: Context): boolean {
  return ["x-forwarded-for", "x-real-ip", "forwarded"].some((name) => c.req.header(name) !== undefined);
}

/** What is searched for. The database holds no NUL, so nothing with one in it is found. */
function soughtIn(c: Context): string {
  return (c.req.query("to") ?? "").trim().slice(0, 300).replaceAll("\u0000", "\ufffd");
}

function asJson({ keptAt, ...mail }: KeptMail) {
  return { ...mail, kept_at: keptAt.toISOString() };
}
