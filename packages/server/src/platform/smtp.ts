import { EmailAddress } from "@rollcall/contract/text";
import { createTransport } from "nodemailer";
import { describeMailError, type Mail, type Mailer, PermanentMailError, UnconfirmedMailError } from "./mail.ts";

export type SmtpOptions = {
  /** `smtp://user:password@host:587`, or `smtps://…` for TLS from the first byte. */
  url: string;
  /** The sender: `Rollcall <no-reply@example.com>`. */
  from: string;
  /** Milliseconds. */
  timeouts?: { connect: number; socket: number; whole: number };
};

const TIMEOUTS = { connect: 10_000, socket: 20_000, whole: 90_000 };

/** Sends through a mail server, over a few connections that stay open. A server's certificate is always checked. */
export function smtpMailer({ url, from, timeouts = TIMEOUTS }: SmtpOptions): Mailer {
  const transport = createTransport({
    ...serverOf(url),
    pool: true,
    maxConnections: 3,
    maxRequeues: 1,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.socket,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The mails of which a server was given the last byte. One that then says nothing may still deliver it.
  const handedOver = new Set<string>();
  transport.use("stream", (sending, done) => {
    const { message } = sending;
    message.processFunc((bytes) => bytes.once("end", () => handedOver.add(message.messageId())));
    done();
  });

  return {
    async send(mail) {
      // The library reads lists and names into an address; one that is not plainly one goes nowhere.
      if (EmailAddress.safeParse(mail.to).data !== mail.to)
        throw new PermanentMailError("This is not an e-mail address.");
      const messageId = messageIdOf(mail, from);
      try {
        await transport.sendMail({ ...messageOf(mail, from, messageId), signal: AbortSignal.timeout(timeouts.whole) });
      } catch (error) {
        throw mailError(error, handedOver.has(messageId));
      } finally {
        handedOver.delete(messageId);
      }
    },
    async close() {
      transport.close();
    },
  };
}

function serverOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const auth = username === "" ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : auth ? 587 : 25),
    secure,
    // A password never crosses a network in the clear.
    requireTLS: !secure && auth !== undefined && !isHere,
    ...(auth && { auth }),
  };
}

function messageOf({ to, subject, text, html }: Mail, from: string, messageId: string) {
  return {
    from,
    to: { name: "", address: to },
    envelope: { from: addressOf(from), to: [to] },
    messageId,
    subject,
    text,
    html,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  };
}

function messageIdOf({ id }: Mail, from: string): string {
  return `<${id}@${addressOf(from).split("@").at(-1)}>`;
}

function addressOf(from: string): string {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from;
}

type SmtpError = { responseCode?: number; response?: string; command?: string };

// Where the mail itself is judged. A 5xx anywhere else (signing in, the sender) says that the server is set up wrongly.
const JUDGES_THE_MAIL = new Set(["RCPT TO", "DATA"]);
// The connection had lost its place; a new one may do better.
const OUT_OF_ORDER = 503;

function mailError(error: unknown, wasHandedOver: boolean): Error {
  const { responseCode = 0, response, command = "" } = error as SmtpError;
  const reason = describeMailError(response ?? error);
  if (responseCode >= 500 && responseCode !== OUT_OF_ORDER && JUDGES_THE_MAIL.has(command))
    return new PermanentMailError(reason);
  if (responseCode === 0 && wasHandedOver) return new UnconfirmedMailError();
  return new Error(reason);
}
