import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MailServer, openMailServer } from "../../testing/mail-server.ts";
import { type Mail, type Mailer, PermanentMailError, UnconfirmedMailError } from "./mail.ts";
import { smtpMailer } from "./smtp.ts";

let server: MailServer;
let mailer: Mailer;

const mail: Mail = {
  id: "inv_1-v1",
  to: "ada@example.test",
  subject: "Welcome to the house",
  text: "Plain\n",
  html: "<p>Rich</p>",
};

beforeEach(async () => {
  server = await openMailServer();
  const timeouts = { connect: 300, socket: 500, whole: 2_000 };
  mailer = smtpMailer({ url: server.url, from: "Rollcall <no-reply@rollcall.test>", timeouts });
});
afterEach(async () => {
  await mailer.close();
  await server.close();
});

const failure = (sending: Promise<void>) =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a mail server that works", () => {
  test("gets both parts, a stable Message-ID and the mark of a program", async () => {
    await mailer.send(mail);
    await mailer.send(mail);

    const [first, second] = await server.mails();
    expect(first).toMatchObject({ subject: mail.subject, text: "Plain\n", messageId: "<inv_1-v1@rollcall.test>" });
    expect(first?.html).toContain("<p>Rich</p>");
    expect(first?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(first?.from?.text).toBe('"Rollcall" <no-reply@rollcall.test>');
    expect(second?.messageId).toBe(first?.messageId);
  });

  test.each([
    "Acme\r\nBcc: eve@example.test",
    "Acme\nContent-Type: text/html",
    "Acme\r\n\r\n<script>alert(1)</script>",
    "\u202eemcA",
    `${"long ".repeat(400)}`,
  ])("keeps a subject one subject: %j", async (subject) => {
    await mailer.send({ ...mail, subject });

    expect(server.received[0]?.recipients).toEqual(["ada@example.test"]);
    const [sent] = await server.mails();
    expect(sent?.headers.has("bcc")).toBe(false);
    expect([...(sent?.headers.keys() ?? [])].sort()).toEqual(HEADERS);
    expect(sent?.text).toBe("Plain\n");
  });

  test.each([
    "ada@example.test\r\nBcc: eve@example.test",
    "ada@example.test>\r\nRCPT TO:<eve@example.test",
    "ada@example.test, eve@example.test",
    "Ada <eve@example.test>, bob@example.test",
    "ada@example.test\u202e",
  ])("sends nothing to what is not one address: %j", async (to) => {
    expect(await failure(mailer.send({ ...mail, to }))).toBeInstanceOf(PermanentMailError);
    expect(server.received).toEqual([]);
  });
});

const HEADERS = [
  "auto-submitted",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "subject",
  "to",
  "x-auto-response-suppress",
];

describe("a mail server that says no", () => {
  test("for good: a permanent failure with its reason", async () => {
    server.mood = { recipient: "550 5.1.1 no such user here" };
    const error = await failure(mailer.send(mail));
    expect(error).toBeInstanceOf(PermanentMailError);
    expect(error).toMatchObject({ message: "550 5.1.1 no such user here" });
  });

  test("with a long reason full of control characters: one line of at most 300 characters", async () => {
    server.mood = { recipient: `550 \u0007\u001b[31m${"very ".repeat(100)}full` };
    const error = await failure(mailer.send(mail));
    expect(error).toBeInstanceOf(PermanentMailError);
    expect((error as Error).message).toMatch(/^550 \[31mvery /);
    expect((error as Error).message.length).toBeLessThanOrEqual(300);
  });

  test.each<[string, MailServer["mood"], RegExp]>([
    ["for now", { recipient: "450 4.2.1 mailbox busy" }, /450 4\.2\.1 mailbox busy/],
    ["at the door", "closing", /./],
    ["nothing at all", "silent", /greeting|time|connect/i],
  ])("%s: a failure that is tried again", async (_, mood, reason) => {
    server.mood = mood;
    const error = await failure(mailer.send(mail));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(PermanentMailError);
    expect(error).not.toBeInstanceOf(UnconfirmedMailError);
    expect((error as Error).message).toMatch(reason);
  });

  test("after it took the mail: it may have arrived", async () => {
    server.mood = "unconfirming";
    expect(await failure(mailer.send(mail))).toBeInstanceOf(UnconfirmedMailError);
    expect(server.received).toHaveLength(1);
  });

  test("and then works again", async () => {
    server.mood = "closing";
    await failure(mailer.send(mail));
    server.mood = "ok";
    await mailer.send(mail);
    expect(server.received).toHaveLength(1);
  });
});

test("a port where nobody listens is a failure that is tried again", async () => {
  await server.close();
  const error = await failure(mailer.send(mail));
  expect(error).not.toBeInstanceOf(PermanentMailError);
  expect((error as Error).message).toMatch(/ECONNREFUSED|connect/);
  server = await openMailServer();
});
