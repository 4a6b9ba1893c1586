import { keepCompiled } from "./platform/compile-cache.ts";

keepCompiled();
const { runServer } = await import("./run-server.ts");
await runServer();
