import { Hono } from "hono";
import { expect, test } from "vitest";
import { downloadResponse } from "./download.ts";

/** A file of a hundred parts that tells how many of them were made, and whether it was ended. */
function aFile({ failsAt = 100 } = {}) {
  const state = { made: 0, ended: false };
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
  const app = new Hono();
  app.onError((_, c) => c.text("refused", 500));
  app.get("/", (c) => downloadResponse(c, { type: "text/plain", fileName: "file.txt", chunks: parts() }));
  return { state, response: () => app.request("/") };
}

test("is made no faster than it is taken, and ends when nobody takes it any more", async () => {
  const { state, response } = aFile();
  const reader = (await response()).body?.getReader();
  await reader?.read();
  expect(state.made).toBeLessThan(5);
  await reader?.cancel();
  expect(state).toEqual({ made: expect.any(Number), ended: true });
  expect(state.made).toBeLessThan(5);
});

test("arrives whole", async () => {
  const { state, response } = aFile();
  const text = await (await response()).text();
  expect(text.split("\n")).toHaveLength(101);
  expect(state).toEqual({ made: 100, ended: true });
});

test("what goes wrong at first is a refusal; later it breaks off", async () => {
  expect((await aFile({ failsAt: 0 }).response()).status).toBe(500);
  const late = await aFile({ failsAt: 50 }).response();
  expect(late.status).toBe(200);
  await expect(late.text()).rejects.toThrow("broken");
});
