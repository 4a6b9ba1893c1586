import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HostAddress, Resolver } from "./dns.ts";
import { createOutbound, type OutboundError } from "./outbound.ts";

const names: Record<string, string[]> = {
  "public.example": ["93.184.216.34"],
  "private.example": ["10.0.0.5"],
  "mixed.example": ["93.184.216.34", "127.0.0.1"],
  "both.example": ["93.184.216.34", "10.0.0.5"],
  "metadata.example": ["169.254.169.254"],
  "mapped.example": ["::ffff:10.0.0.5"],
  "local.example": ["127.0.0.1"],
  "nowhere.example": [],
};
let asked: string[] = [];
const resolver: Resolver = {
  findTxt: async () => ({ kind: "none" }),
  async findAddresses(host) {
    asked.push(host);
    return (names[host] ?? []).map((address): HostAddress => ({ address, family: address.includes(":") ? 6 : 4 }));
  },
};
const outbound = createOutbound({ resolver });
const atHome = createOutbound({ resolver, allowsLoopback: true });

const pages: Record<string, RequestListener> = {
  "/": (_, answer) => answer.setHeader("x-page", "first").end("hello"),
  "/echo": (request, answer) => {
    answer.writeHead(201, { "content-type": request.headers["content-type"] ?? "" });
    request.pipe(answer);
  },
  "/host": (request, answer) => answer.end(request.headers.host),
  "/elsewhere": (_, answer) => answer.writeHead(302, { location: "http://169.254.169.254/" }).end(),
  "/missing": (_, answer) => answer.writeHead(404).end("no"),
  "/nothing": (_, answer) => answer.writeHead(204).end(),
  "/large": (_, answer) => answer.end("x".repeat(2_000)),
  "/endless": async (_, answer) => {
    answer.write("x".repeat(900));
    while (!answer.closed) {
      answer.write("x".repeat(900));
      await wait(1);
    }
  },
  "/switching": ({ socket }) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\nhello");
  },
  "/silent": () => {},
  "/broken": (request) => request.socket.destroy(),
};
const server = createServer((request, answer) => pages[request.url ?? ""]?.(request, answer));
let port = 0;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const reasonOf = (asking: Promise<unknown>) =>
  asking.then(
    () => "answered",
    (error: OutboundError) => error.reason,
  );
const home = (path: string) => `http://local.example:${port}${path}`;

describe("an address that leads inside is refused before anything is sent", () => {
  test.each([
    ["bad_address", "not an address"],
    ["bad_address", "/metadata"],
    ["bad_address", "http://public.example/"],
    ["bad_address", "ftp://public.example/"],
    ["bad_address", "file:///etc/passwd"],
    ["bad_address", "javascript:alert(1)"],
    ["bad_address", "data:text/plain,x"],
    ["bad_address", "https://user:password@public.example/"],
    ["bad_address", "https://public.example@private.example/"],
    ["not_public", "https://private.example/"],
    ["not_public", "https://mixed.example/"],
    ["not_public", "https://metadata.example/latest/meta-data"],
    ["not_public", "https://mapped.example/"],
    ["not_public", "https://local.example/"],
    ["not_public", "https://nowhere.example/"],
    ["not_public", "https://unknown.example/"],
    ["not_public", "https://127.0.0.1/"],
    ["not_public", "https://127.1/"],
    ["not_public", "https://2130706433/"],
    ["not_public", "https://0x7f000001/"],
    ["not_public", "https://0177.0.0.1/"],
    ["not_public", "https://①②⑦.⓪.⓪.①/"],
    ["not_public", "https://0/"],
    ["not_public", "https://[::1]/"],
    ["not_public", "https://[::ffff:127.0.0.1]/"],
    ["not_public", "https://[fd00::1]/"],
    ["not_public", "https://[fe80::1]/"],
    ["not_public", "https://169.254.169.254/latest/meta-data"],
  ])("%s: %s", async (reason, address) => {
    expect(await reasonOf(outbound.fetch(address))).toBe(reason);
    expect(await reasonOf(outbound.check(address))).toBe(reason);
  });

  test.each([
    ["bad_address", "http://public.example/"],
    ["not_public", "https://private.example/"],
    ["not_public", "https://mixed.example/"],
    ["bad_address", "http://private.example/"],
    ["bad_address", "http://10.0.0.5/"],
    ["bad_address", "http://169.254.169.254/"],
  ])("the setting for development opens this machine alone: %s: %s", async (reason, address) => {
    expect(await reasonOf(atHome.fetch(address))).toBe(reason);
  });

  test.each([
    ["answered", "https://private.example/"],
    ["answered", "http://private.example/"],
    ["answered", "https://public.example/"],
    ["not_public", "https://both.example/"],
    ["bad_address", "http://both.example/"],
    ["bad_address", "http://public.example/"],
    ["not_public", "https://10.1.0.5/"],
    ["not_public", "https://127.0.0.1/"],
    ["not_public", "https://metadata.example/"],
    ["not_public", "https://mapped.example/"],
    ["answered", "https://[fd00:1::7]/"],
    ["not_public", "https://[fd00:2::7]/"],
  ])("the networks of the operator are open, and nothing else: %s: %s", async (reason, address) => {
    const networks = ["10.0.0.0/16", "fd00:1::/32", "169.254.0.0/16"];
    expect(await reasonOf(createOutbound({ resolver, networks }).check(address))).toBe(reason);
  });

  test("a public one is fine", async () => {
    expect(await reasonOf(outbound.check("https://public.example:8443/metadata?x=1"))).toBe("answered");
  });
});

describe("asking", () => {
  test("gives back status, headers and body", async () => {
    const response = await atHome.fetch(home("/"));
    expect([response.status, response.headers.get("x-page"), await response.text()]).toEqual([200, "first", "hello"]);
    expect((await atHome.fetch(home("/missing"))).status).toBe(404);
    expect((await atHome.fetch(home("/nothing"))).status).toBe(204);
  });

  test("sends a form, and the name that was asked for", async () => {
    const response = await atHome.fetch(home("/echo"), { method: "POST", body: new URLSearchParams({ a: "b c" }) });
    expect([response.status, await response.text()]).toEqual([201, "a=b+c"]);
    expect(response.headers.get("content-type")).toMatch(/^application\/x-www-form-urlencoded/);
    expect(await (await atHome.fetch(home("/host"))).text()).toBe(`local.example:${port}`);
  });

  test("resolves a name once, so that it cannot lead elsewhere in between", async () => {
    asked = [];
    await atHome.fetch(home("/"));
    expect(asked).toEqual(["local.example"]);
  });

  test("follows no redirect", async () => {
    expect(await reasonOf(atHome.fetch(home("/elsewhere")))).toBe("redirected");
  });

  test("reads no more than it was asked to", async () => {
    expect(await reasonOf(atHome.fetch(home("/large"), { maxBytes: 2_000 }))).toBe("answered");
    expect(await reasonOf(atHome.fetch(home("/large"), { maxBytes: 1_999 }))).toBe("too_large");
    expect(await reasonOf(atHome.fetch(home("/endless"), { maxBytes: 5_000 }))).toBe("too_large");
  });

  test("hands out a redirect and the beginning of a long answer to who asks for them", async () => {
    const elsewhere = await atHome.fetch(home("/elsewhere"), { redirect: "manual" });
    expect([elsewhere.status, elsewhere.headers.get("location")]).toEqual([302, "http://169.254.169.254/"]);
    const cut = { maxBytes: 1_000, tooLong: "cut" } as const;
    expect(await (await atHome.fetch(home("/endless"), cut)).text()).toBe("x".repeat(1_000));
    expect(await (await atHome.fetch(home("/large"), cut)).text()).toBe("x".repeat(1_000));
    expect(await (await atHome.fetch(home("/"), cut)).text()).toBe("hello");
  });

  test("waits no longer than it was asked to", async () => {
    expect(await reasonOf(atHome.fetch(home("/silent"), { timeoutMs: 100 }))).toBe("too_slow");
    expect(await reasonOf(atHome.fetch(home("/endless"), { timeoutMs: 100 }))).toBe("too_slow");
    const slow = createOutbound({ resolver: { ...resolver, findAddresses: () => new Promise(() => {}) } });
    expect(await reasonOf(slow.fetch("https://public.example/", { timeoutMs: 100 }))).toBe("too_slow");
  });

  test("hangs up on who switches to another protocol", async () => {
    expect(await reasonOf(atHome.fetch(home("/switching")))).toBe("unreachable");
  });

  test("says when nobody is there", async () => {
    expect(await reasonOf(atHome.fetch(home("/broken")))).toBe("unreachable");
    expect(await reasonOf(atHome.fetch(`https://local.example:${port}/`))).toBe("unreachable");
    expect(await reasonOf(atHome.fetch("http://127.0.0.1:1/"))).toBe("unreachable");
  });
});
