import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// `npm run dev` says where the server is when it is not at its usual place.
const server = process.env["ROLLCALL_SERVER"] ?? "http://127.0.0.1:3000";

// What every page needs arrives in two files that compress well; each page adds its own. The first page stays under 250 kB.
const vendor =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|zod|@lingui|@messageformat|moo|lucide-react)\//;
const kit =
  /src\/(ui|shell)\/(?!combobox|organization-search)|@base-ui\/react\/(menu\/(?!filter|input|list|empty|clear)|dialog|tooltip|toast|utils|internals|floating-ui-react)/;

export default defineConfig({
  plugins: [react(), tailwindcss(), withoutJsonSchema(), compressed()],
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: { "/v1": server, "/mailbox": server },
  },
  build: {
    sourcemap: false,
    // The page is served under `default-src 'self'`: no inline script, and no data: address for an image or a font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "vendor", test: vendor },
            { name: "kit", test: kit },
          ],
        },
      },
    },
  },
});

/** Every zod schema carries the writer of its JSON Schema, which only the server asks for: 6 kB that no page needs. */
function withoutJsonSchema(): Plugin {
  return {
    name: "without-json-schema",
    apply: "build",
    enforce: "pre",
    async load(id) {
      if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return undefined;
      const exported = Object.keys((await import(id)) as object);
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
