import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { downloadResponse } from "./download.ts";

/** A file of a hundred parts that tells how many of them were made, and whether it was ended. */
function aFile({ failsAt = 100 } = {}) {
  const state = { made: 0, ended: false, broken: false };
  async function* parts(): AsyncGenerator<string> {
    try {
      for (; state.made < 100; state.made += 1) {
        if (state.made === failsAt) throw new Error("broken");
        yield `part ${state.made}\n`;
      }
    } finally {
      state.ended = true;
    }
  }
  const onBroken = () => {
    state.broken = true;
  };
  const app = new Hono();
  app.onError((_, c) => c.text("refused", 500));
  app.get("/", (c) => downloadResponse(c, { type: "text/plain", fileName: "file.txt", chunks: parts() }, onBroken));
  return { state, app, response: () => app.request("/") };
}

test("is made no faster than it is taken, and ends when nobody takes it any more", async () => {
  const { state, response } = aFile();
  const reader = (await response()).body?.getReader();
  await reader?.read();
  expect(state.made).toBeLessThan(5);
  await reader?.cancel();
  expect(state).toMatchObject({ ended: true, broken: false });
  expect(state.made).toBeLessThan(5);
});

test("arrives whole", async () => {
  const { state, response } = aFile();
  const text = await (await response()).text();
  expect(text.split("\n")).toHaveLength(101);
  expect(state).toEqual({ made: 100, ended: true, broken: false });
});

test("what goes wrong at first is a refusal", async () => {
  const { state, response } = aFile({ failsAt: 0 });
  expect([(await response()).status, state.broken]).toEqual([500, false]);
});

test("what goes wrong later breaks the connection off, so that no half file looks whole", async () => {
  const { state, app } = aFile({ failsAt: 50 });
  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // The cast is sound: it listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  try {
    const attempt = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
    await expect(attempt).rejects.toThrow();
    expect(state).toEqual({ made: 50, ended: true, broken: true });
  } finally {
    server.close();
  }
});
