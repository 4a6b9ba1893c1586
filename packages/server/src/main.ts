import { compileOnce } from "./compiled-once.ts";

compileOnce();
const { runServer } = await import("./run-server.ts");
await runServer();
