import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

const panel = join(import.meta.dirname, "../../packages/web");

/** What loading a page of the panel for the first time sends of JavaScript, in bytes of its gzip copies. */
export type Page = { address: string; bytes: number; files: number };

type Route = { name: string; parent: string; path: string; file: string | undefined };
type Chunk = { file: string; imports?: string[] };

/** Every page of the built panel: the entry, what the page and the frames around it import, and what that imports. */
export function pagesOfPanel(built = join(panel, "dist")): Page[] {
  const routes = new Map(readRoutes().map((route) => [route.name, route]));
  const chunks = readChunks(built);
  const pages = [...routes.values()].flatMap((route) => {
    if (route.file === undefined) return [];
    const around = lineOf(route, routes);
    const sources = ["index.html", ...around.flatMap(({ file }) => (file === undefined ? [] : [file]))];
    const files = closure(sources, chunks);
    const bytes = [...files].reduce((sum, file) => sum + readFileSync(join(built, `${file}.gz`)).byteLength, 0);
    return [{ address: posix.join("/", ...around.map(({ path }) => path)), bytes, files: files.size }];
  });
  return pages.toSorted((one, other) => other.bytes - one.bytes);
}

/** The routes as router.tsx declares them, one after the other. */
function readRoutes(): Route[] {
  const source = readFileSync(join(panel, "src/router.tsx"), "utf8");
  const declared = source.split(/^(?=const \w+ = create\w*Route\()/m).slice(1);
  const routes = declared.map((text) => ({
    name: /^const (\w+)/.exec(text)?.[1] ?? "",
    parent: /getParentRoute: \(\) => (\w+)/.exec(text)?.[1] ?? "",
    path: /\bpath: "([^"]*)"/.exec(text)?.[1] ?? "",
    file: /lazy\(\(\) => import\("\.\/([^"]+)"\)/.exec(text)?.[1],
  }));
  const loaded = source.match(/import\("/g)?.length ?? 0;
  if (routes.filter(({ file }) => file !== undefined).length !== loaded)
    throw new Error("router.tsx loads pages in a way that this bench cannot read.");
  return routes.map((route) => ({ ...route, file: route.file && `src/${route.file}` }));
}

/** A route and those around it, outermost first. */
function lineOf(route: Route, routes: Map<string, Route>): Route[] {
  const parent = routes.get(route.parent);
  return parent === undefined ? [route] : [...lineOf(parent, routes), route];
}

function readChunks(built: string): Record<string, Chunk> {
  // The cast is what Vite writes for `build.manifest`.
  return JSON.parse(readFileSync(join(built, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
}

function closure(sources: string[], chunks: Record<string, Chunk>): Set<string> {
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = chunks[name];
    if (chunk === undefined) throw new Error(`The built panel has no ${name}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  sources.forEach(add);
  return files;
}
