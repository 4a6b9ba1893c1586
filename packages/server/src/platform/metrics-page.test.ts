import { Hono } from "hono";
import { expect, test } from "vitest";
import type { HttpEnv } from "./http.ts";
import { serveMetrics } from "./metrics-page.ts";

/** A request as a proxy on this machine passes it on when nobody has told it to say so. */
const passedOn = { request: { headers: { host: "127.0.0.1:3000" } }, remoteAddress: "127.0.0.1" };

test.each([
  ["http://localhost:3000", 200],
  ["http://127.0.0.1:3000", 200],
  ["http://[::1]:3000", 200],
  ["https://members.example", 404],
  ["https://localhost.example", 404],
])("without a token this machine reads the metrics of %s: %i", async (publicUrl, status) => {
  const app = new Hono<HttpEnv>().onError((_, c) => c.body(null, 404));
  serveMetrics(app, { page: async () => ({ type: "text/plain", text: "" }) }, { token: undefined, publicUrl });
  const { remoteAddress } = passedOn;
  const answer = await app.request("/metrics", passedOn.request, { incoming: { socket: { remoteAddress } } });
  expect(answer.status).toBe(status);
});
