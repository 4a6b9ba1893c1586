import { connect } from "node:net";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.close());

/** Sends bytes as they are, which no client library would, and gives back everything that is answered. */
async function sendBytes(...parts: string[]): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port) });
  const answer: Buffer[] = [];
  socket.on("data", (part) => answer.push(part));
  // The server may close before it has read everything; what it said until then is the answer.
  socket.on("error", () => {});
  for (const part of parts) socket.write(part);
  await new Promise((resolve) => socket.once("close", resolve));
  return Buffer.concat(answer).toString();
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const closing = "host: rollcall.test\r\nconnection: close\r\n";

describe("addresses that climb", () => {
  const paths = [
    "/../../../../etc/passwd",
    "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2f..%2fetc%2fpasswd",
    "/%252e%252e%252fpackage.json",
    "/..\\..\\package.json",
    "/..%5c..%5cpackage.json",
    "//etc/passwd",
    "/assets/../../package.json",
    "/assets/..%2f..%2fpackage.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/assets//etc/passwd",
    "/assets/%00",
    "/assets/index.html%00.js",
    "/docs/errors/../../README",
    "/docs/errors/..%2f..%2fREADME",
    "/docs/errors/%2e%2e%2f%2e%2e%2fREADME",
    "/docs/errors/not_found%00",
    "/docs/errors/not_found.md",
    "/docs/errors/constructor",
    "/mailbox/..%2f..%2fetc%2fpasswd",
    "/mailbox/%00",
    "/.env",
    "/.git/config",
    "/%",
    "/%ff",
    "/%c0%ae%c0%ae/",
    "/v1/..%2f..%2fpackage.json",
    "/?%",
    `/${"a/".repeat(4000)}`,
    "http://evil.example/v1/me",
    "*",
  ];
  test.each(paths)("GET %s reads no file of the server", async (path) => {
    const answer = await sendBytes(`GET ${path} HTTP/1.1\r\n${closing}\r\n`);
    // Without a built panel its pages say so with 503.
    expect({ path, status: statusOf(answer) }).toEqual({ path, status: expect.toBeOneOf([200, 400, 401, 404, 503]) });
    expect(answer).not.toMatch(/root:|"workspaces"|repositoryformatversion|ROLLCALL_SECRET|# Rollcall/);
  });
});

describe("bodies over a socket", () => {
  const head = (more: string) =>
    `POST /v1/sign-in/password HTTP/1.1\r\n${closing}content-type: application/json\r\n${more}\r\n`;
  const chunk = (content: string) => `${content.length.toString(16)}\r\n${content}\r\n`;
  const body = JSON.stringify({ email: "a@b.test", password: "wrong" });

  test("10 MB that are announced are refused before they are sent", async () => {
    const answer = await sendBytes(head("content-length: 10000000\r\n"), "x".repeat(100_000));
    expect(statusOf(answer)).toBe(413);
  });

  test("10 MB in chunks are refused at the first one too many", async () => {
    const answer = await sendBytes(
      head("transfer-encoding: chunked\r\n"),
      ...Array.from({ length: 100 }, () => chunk("x".repeat(100_000))),
      "0\r\n\r\n",
    );
    // Or cut off: a peer that keeps writing into a closed connection may lose what was said before.
    expect(answer === "" || statusOf(answer) === 413).toBe(true);
  });

  test("a body in chunks is one body", async () => {
    const chunks = [...body].map(chunk).join("");
    const answer = await sendBytes(head("transfer-encoding: chunked\r\n"), chunks, "0\r\n\r\n");
    expect(statusOf(answer)).toBe(401);
  });

  test.each([
    ["two lengths", `content-length: ${body.length}\r\ncontent-length: 5\r\n`],
    ["a length and chunks", `content-length: ${body.length}\r\ntransfer-encoding: chunked\r\n`],
    ["a length that is none", "content-length: -1\r\n"],
    ["an encoding that is none", "transfer-encoding: xchunked\r\n"],
    ["a header over two lines", `content-length: ${body.length}\r\nx-a: b\r\n c\r\n`],
    ["a space before the colon", `content-length : ${body.length}\r\n`],
    ["a header with NUL", `content-length: ${body.length}\r\nx-a: \0\r\n`],
  ])("%s is refused, and nothing behind it is read as a request", async (_, more) => {
    const answer = await sendBytes(head(more), body, `GET /v1/me HTTP/1.1\r\n${closing}\r\n`);
    expect(statusOf(answer)).toBeLessThan(500);
    expect(answer.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
  });

  test.each(["", "evil.example", "a b", "[", "rollcall.test:99999", "rollcall.test/..", "@", "%00"])(
    "the host %j breaks nothing and changes no link",
    async (host) => {
      const answer = await sendBytes(`GET /v1/me HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
      expect(statusOf(answer)).toBeLessThan(500);
      expect(answer).not.toMatch(/"doc_url":"(?!http:\/\/rollcall\.test\/)/);
    },
  );

  test.each(["TRACE", "CONNECT", "get", "FOO"])("the method %s breaks nothing", async (method) => {
    const answer = await sendBytes(`${method} /v1/me HTTP/1.1\r\n${closing}x-secret: seen\r\n\r\n`);
    expect(answer === "" || statusOf(answer) < 500).toBe(true);
    expect(answer).not.toMatch(/x-secret: seen/);
  });
});

test("every answer carries the headers of safety", async () => {
  for (const path of ["/v1/me", "/v1/nothing", "/healthz", "/readyz", "/docs/errors/not_found", "/mailbox"]) {
    const { headers } = await fetch(server.url + path);
    expect({ path, ...Object.fromEntries(headers) }).toMatchObject({
      path,
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "x-request-id": expect.stringMatching(/^req_[0-9a-f]{32}$/),
    });
    expect(headers.get("x-powered-by") ?? headers.get("server")).toBeNull();
  }
});
