import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { openApiDocument } from "@rollcall/contract/openapi";
import type { Hono } from "hono";
import type { HttpEnv } from "./http.ts";

/** Serves the public API as OpenAPI, and the page on which people read it and try it. Nothing is asked of anybody else. */
export function serveApiReference(app: Hono<HttpEnv>, publicUrl: string): void {
  let document: string | undefined;
  app.get("/v1/openapi.json", (c) => {
    document ??= JSON.stringify(openApiDocument(publicUrl));
    return c.body(document, 200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache" });
  });
  app.get("/reference", (c) => {
    c.header("cache-control", "no-cache");
    return c.html(PAGE);
  });
  app.get("/reference/page.js", (c) =>
    c.body(SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" }),
  );
  const root = dirname(fileURLToPath(import.meta.resolve("rapidoc")));
  const files = serveStatic({
    root,
    precompressed: true,
    rewriteRequestPath: () => "/rapidoc-min.js",
    onFound: (_, c) => c.header("cache-control", "public, max-age=86400"),
  });
  app.get("/reference/rapidoc-min.js", files);
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>API reference · Rollcall</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <style>
      body { margin: 0; font-family: system-ui, sans-serif; }
      rapi-doc { width: 100%; height: 100vh; }
      noscript, .back { display: block; padding: 12px 16px; }
      .back { color: light-dark(#2457c5, #8ab4ff); }
    </style>
    <script type="module" src="/reference/page.js"></script>
  </head>
  <body>
    <noscript>This page needs JavaScript. The same is in <a href="/v1/openapi.json">/v1/openapi.json</a>.</noscript>
    <rapi-doc
      spec-url="/v1/openapi.json"
      render-style="focused"
      schema-style="table"
      show-header="false"
      show-method-in-nav-bar="as-colored-text"
      use-path-in-nav-bar="false"
      nav-item-spacing="compact"
      allow-search="true"
      allow-advanced-search="true"
      allow-authentication="true"
      allow-try="true"
      allow-server-selection="false"
      allow-spec-url-load="false"
      allow-spec-file-load="false"
      allow-spec-file-download="true"
      fetch-credentials="same-origin"
      persist-auth="false"
      load-fonts="false"
      regular-font="system-ui, sans-serif"
      mono-font="ui-monospace, monospace"
      sort-tags="false"
    >
      <a slot="nav-logo" class="back" href="/">← Rollcall</a>
    </rapi-doc>
  </body>
</html>
`;

/** Follows the reader's light or dark, also when it changes. */
const SCRIPT = `const reference = document.querySelector("rapi-doc");
const dark = matchMedia("(prefers-color-scheme: dark)");
function follow() {
  reference.setAttribute("theme", dark.matches ? "dark" : "light");
  reference.setAttribute("bg-color", dark.matches ? "#16181d" : "#ffffff");
  reference.setAttribute("text-color", dark.matches ? "#e6e8ec" : "#1c1f26");
  reference.setAttribute("primary-color", dark.matches ? "#8ab4ff" : "#2457c5");
  reference.setAttribute("nav-bg-color", dark.matches ? "#1d2026" : "#f4f5f7");
  reference.setAttribute("nav-text-color", dark.matches ? "#c8ccd4" : "#3a404c");
  reference.setAttribute("nav-hover-text-color", dark.matches ? "#ffffff" : "#12151b");
  reference.setAttribute("nav-accent-color", dark.matches ? "#8ab4ff" : "#2457c5");
}
dark.addEventListener("change", follow);
follow();
// Trying asks the server that served this page, by whichever of its names.
reference.setAttribute("server-url", location.origin);
reference.setAttribute("default-api-server", location.origin);
import("/reference/rapidoc-min.js");
`;
