import { createServer, type Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";

/** How the mail server behaves: well, with a reply of its own, or badly. */
export type Mood =
  | "ok"
  /** Refuses every recipient with this reply. */
  | { recipient: string }
  /** Says goodbye instead of hello. */
  | "closing"
  /** Takes the connection and never says a word. */
  | "silent"
  /** Takes the whole mail and closes the connection instead of confirming it. */
  | "unconfirming";

export type MailServer = {
  url: string;
  mood: Mood;
  /** What the server was given, as it came. */
  received: { recipients: string[]; source: string }[];
  mails(): Promise<ParsedMail[]>;
  close(): Promise<void>;
};

/** A mail server on this machine that can misbehave in the ways that real ones do. */
export async function openMailServer(): Promise<MailServer> {
  const received: MailServer["received"] = [];
  const sockets = new Set<Socket>();
  const state: { mood: Mood } = { mood: "ok" };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    converse(socket, state, received);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server has no port");

  return Object.assign(state, {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    mails: () => Promise.all(received.map(({ source }) => simpleParser(source))),
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

function converse(socket: Socket, state: { mood: Mood }, received: MailServer["received"]): void {
  const { mood } = state;
  const say = (line: string) => socket.write(`${line}\r\n`);
  if (mood === "silent") return;
  if (mood === "closing") {
    socket.end("421 closing for maintenance\r\n");
    return;
  }
  say("220 test server");

  let unread = "";
  let recipients: string[] = [];
  let isData = false;
  socket.on("data", (bytes) => {
    unread += bytes.toString("utf8");
    for (;;) {
      const end = isData ? "\r\n.\r\n" : "\r\n";
      const at = unread.indexOf(end);
      if (at === -1) return;
      const part = unread.slice(0, at);
      unread = unread.slice(at + end.length);
      if (isData) takeMail(part);
      else answer(part);
    }
  });

  function takeMail(source: string): void {
    isData = false;
    received.push({ recipients, source: source.replace(/^\.\./gm, ".") });
    recipients = [];
    if (state.mood === "unconfirming") socket.destroy();
    else say("250 queued");
  }

  function answer(line: string): void {
    // A connection that was opened in a better mood fares no better.
    if (state.mood === "silent") return;
    if (state.mood === "closing") return void socket.end("421 closing for maintenance\r\n");
    const command = line.slice(0, 4).toUpperCase();
    if (command === "RCPT" && typeof state.mood === "object") say(state.mood.recipient);
    else if (command === "RCPT") {
      recipients.push(line.replace(/^rcpt to:<|>.*$/gi, ""));
      say("250 ok");
    } else if (command === "DATA") {
      isData = true;
      say("354 go on");
    } else if (command === "QUIT") socket.end("221 bye\r\n");
    else say("250 ok");
  }
}
