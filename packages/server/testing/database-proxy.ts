import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between a server and its PostgreSQL, so that a test can take the network away. */
export type DatabaseProxy = {
  /** The same database, through here. */
  url(of: string): string;
  /** Ends every connection, and each that begins. */
  cut(): void;
  /** Carries nothing any more and ends nothing, as a machine that has died. */
  fallSilent(): void;
  /** Carries again. */
  mend(): void;
  close(): void;
};

export async function openDatabaseProxy(to: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let state: "open" | "cut" | "silent" = "open";

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    return socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  }

  const server = createServer((client) => {
    keep(client);
    if (state === "cut") return void client.destroy();
    // What began in silence is never answered, also once there is an answer for others.
    if (state === "silent") return void client.pause();
    const database = keep(connect(Number(port), hostname));
    client.on("data", (bytes) => state === "open" && database.write(bytes)).on("close", () => database.destroy());
    database.on("data", (bytes) => state === "open" && client.write(bytes)).on("close", () => client.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port: own } = server.address() as AddressInfo;

  return {
    url: (of) => Object.assign(new URL(of), { hostname: "127.0.0.1", port: String(own) }).href,
    cut() {
      state = "cut";
      for (const socket of sockets) socket.destroy();
    },
    fallSilent() {
      state = "silent";
    },
    mend() {
      state = "open";
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
