import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { openApp } from "./app.ts";

/** The whole product on a port of its own, so that requests meet as they do in life: over sockets. */
export async function startServer(wish: Parameters<typeof openApp>[0] = {}) {
  // Enough for two races of twenty at once.
  const app = await openApp({ connections: 50, ...wish });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once("listening", resolve)));
  // The cast is sound: it listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    ...app,
    url: `http://127.0.0.1:${port}`,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await app.close();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startServer>>;
