import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { leanContract } from "./build/lean-contract.ts";

// `npm run dev` says where the server is when it is not at its usual place.
const server = process.env["ROLLCALL_SERVER"] ?? "http://127.0.0.1:3000";

/**
 * What arrives together: every page loads `vendor`, `icons` and `kit`, those inside the shell `panel`, and what they need of
 * the rest. No page sends more than the budget in bench/bundle/budget.ts; `npm run bench -- bundle` shows all of them. What
 * opens (dialogs, menus, choices) comes when somebody reaches for a button: see src/ui/later.tsx.
 */
const groups = [
  {
    name: "vendor",
    test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?!.*virtual)[^/]+|@lingui|@messageformat|moo)\//,
  },
  { name: "icons", test: /node_modules\/lucide-react\//, minShareCount: 4 },
  {
    name: "kit",
    test: /packages\/(contract\/src\/(?!refusals)|sdk\/)[^?]*$|web\/src\/(api|session|address|search-fields|lists\/(time-span|scroller)|capabilities\/\w+\/search\.|remembered|texts\/(?!fr|refusal))|src\/ui\/(styles|button|icon-button|link-button|text-link|banner|spinner|skeleton|tooltip|toast|later|(\w+-)?state|field|text-field|text-area|kbd)\.|src\/shell\/(announcer|theme|logo|error-page|not-found-page|pending-page|organization-frame)/,
  },
  {
    name: "panel",
    test: /src\/shell\/(?!public-page|link-token|organization-search|shortcuts-dialog|slide-in)|src\/ui\/(?!select-parts|checkbox|combobox|password-field|progress|secret-field|shown-once|search-chip|json|code-block|highlight|dialog|confirm-dialog|what-goes|drawer|menu-parts|toasts)/,
  },
  {
    name: "popups",
    test: /@base-ui\/(react\/(floating-ui-react|internals|utils)|utils)\//,
    entriesAware: true,
    entriesAwareMergeThreshold: 8_000,
  },
  { name: "dialogs", test: /src\/ui\/(dialog|confirm-dialog|what-goes|drawer)\./ },
  { name: "menu", test: /src\/ui\/menu-parts\./ },
  { name: "choices", test: /src\/ui\/select-parts\./ },
  { name: "schemas", test: /node_modules\/zod\/|contract\/src\/(text|ids|operation|paging)\.ts\?whole/ },
  { name: "forms", test: /react-hook-form|src\/forms\/(contract-resolver|use-contract-form)/ },
  {
    name: "doors",
    test: /shell\/(public-page|link-token)|identity\/(mailbox-hint|message-page|signed-in\.|use-enter|link-sent-page)/,
  },
  { name: "rows", test: /@tanstack\/.*virtual|lists\/use-virtual-rows/ },
  { name: "lists", test: /src\/lists\/(?!days-dialog)/ },
  {
    name: "data",
    test: /capabilities\/((members|roles|sso|join-requests|api-keys)\/data|members\/(words|use-found|use-places)|roles\/role-book|workspaces\/grants|api-keys\/expiry\.)/,
  },
  {
    name: "members",
    test: /capabilities\/members\/(viewer|member-cache|member-seat|member-dialogs|use-|members-page)|invitations\/invite-(button|context)/,
  },
].map((group, index, all) => ({ ...group, priority: all.length - index }));

export default defineConfig({
  plugins: [leanContract(), react(), tailwindcss(), withoutUnused(), compressed()],
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: { "/v1": server, "/mailbox": server, "/sso": server, "/reference": server },
  },
  build: {
    sourcemap: false,
    // Says which file imports which, for `npm run bench -- bundle`.
    manifest: true,
    // The page is served under `default-src 'self'`: no inline script, and no data: address for an image or a font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: { groups },
      },
    },
  },
});

/**
 * Leaves out what no page can reach: the writer of JSON Schemas that every zod schema carries for the server, and the
 * reader of date patterns in messages, since dates come formatted by `useFormats`.
 */
function withoutUnused(): Plugin {
  const unused =
    /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$|@messageformat\/date-skeleton\/lib\/(index|options)\.js$/;
  return {
    name: "without-unused",
    apply: "build",
    enforce: "pre",
    async load(id) {
      if (!unused.test(id)) return undefined;
      const exported = Object.keys((await import(id)) as object).filter(
        (name) => /^[a-z]\w*$/i.test(name) && name !== "default",
      );
      return `const absent = () => absent; export { ${exported.map((name) => `absent as ${name}`).join(", ")} };`;
    },
  };
}

// The highest quality takes seconds, in which somebody waits for the first start, and saves three parts in a hundred.
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Lays a Brotli and a gzip copy beside every file of text, so that the server compresses nothing while somebody waits. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    writeBundle({ dir = "dist" }) {
      const texts = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((file) =>
        /\.(js|css|html|svg)$/.test(file),
      );
      for (const file of texts.map((each) => join(dir, each))) {
        const content = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(content, quickly));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
