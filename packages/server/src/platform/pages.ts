import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono, MiddlewareHandler } from "hono";
import type { HttpEnv } from "./http.ts";
import { Refusal } from "./refusal.ts";

/** Serves the built panel: files with a hash in their name for good, and the page itself for every address of the panel. */
export function servePanel(app: Hono<HttpEnv>, folder: string): void {
  app.use("/assets/*", filesOf(folder, "public, max-age=31536000, immutable"));
  app.get("/assets/*", () => {
    throw new Refusal("not_found");
  });
  app.use(filesOf(folder, "no-cache"));
  app.get("*", (c) => {
    const page = join(folder, "index.html");
    if (!existsSync(page)) return c.text("The panel is not built. Run: npm run build", 503);
    c.header("cache-control", "no-cache");
    return c.html(readFileSync(page, "utf8"));
  });
}

/** The files of a folder. It is opened at the first request: the panel may still be building while the server starts. */
function filesOf(root: string, caching: string): MiddlewareHandler<HttpEnv> {
  let files: MiddlewareHandler<HttpEnv> | undefined;
  return (c, next) => {
    if (!existsSync(root)) return next();
    files ??= serveStatic({ root, precompressed: true, onFound: (_, found) => found.header("cache-control", caching) });
    return files(c, next);
  };
}

/** Serves the page of each refusal, to which every problem document links. */
export function serveErrorPages(app: Hono<HttpEnv>, folder: string): void {
  app.get("/docs/errors/:code", (c) => {
    const code = c.req.param("code");
    const file = join(folder, `${code}.md`);
    if (!/^[a-z_]+$/.test(code) || !existsSync(file)) throw new Refusal("not_found");
    return c.body(readFileSync(file, "utf8"), 200, { "content-type": "text/markdown; charset=utf-8" });
  });
}
