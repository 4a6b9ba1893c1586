import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { onOwnNode, repository, runTool } from "./runtime.ts";

/** What is published. A package that others install holds JavaScript: no runtime reads TypeScript inside of `node_modules`. */
const published = ["contract", "sdk", "cli"];

await onOwnNode();
const [, , output = join(repository, "dist"), ...wanted] = process.argv;
await rm(output, { recursive: true, force: true });
for (const name of wanted.length > 0 ? wanted : published) console.log(await pack(name));

/** Compiles one package and packs it; gives back the name of the archive. */
async function pack(name: string): Promise<string> {
  const source = join(repository, "packages", name);
  const target = join(output, name);
  await mkdir(target, { recursive: true });
  const config = join(target, "tsconfig.json");
  await writeFile(config, JSON.stringify(configOf(source, target)));
  if ((await runTool("typescript/bin/tsc", ["-p", config])) !== 0) throw new Error(`${name} does not compile`);
  await rm(config);
  const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
  await writeFile(join(target, "package.json"), `${JSON.stringify(publishable(manifest), null, 2)}\n`);
  await copyFile(join(source, "README.md"), join(target, "README.md"));
  await copyFile(join(repository, "LICENSE"), join(target, "LICENSE"));
  const { stdout } = await promisify(execFile)("npm", ["pack", "--silent", "--pack-destination", output], {
    cwd: target,
  });
  return join(output, stdout.trim());
}

function configOf(source: string, target: string) {
  return {
    extends: join(repository, "tsconfig.base.json"),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: join(source, "src"),
      outDir: join(target, "dist"),
      lib: ["es2024", "dom", "dom.iterable"],
      typeRoots: [join(repository, "node_modules/@types")],
    },
    include: [join(source, "src")],
    exclude: [join(source, "src/**/*.test.ts")],
  };
}

type Manifest = { exports?: Record<string, string>; bin?: Record<string, string> };

/** The same with what was compiled in the place of its source. */
function publishable({ exports = {}, bin, ...rest }: Manifest): object {
  const compiled = (path: string) => path.replace("./src/", "./dist/").replace(/\.ts$/, "");
  const entries = Object.entries(exports).map(([name, path]) => [
    name,
    { types: `${compiled(path)}.d.ts`, default: `${compiled(path)}.js` },
  ]);
  const commands = Object.entries(bin ?? {}).map(([name, path]) => [name, `${compiled(path)}.js`]);
  return {
    ...rest,
    engines: { node: ">=22" },
    exports: Object.fromEntries(entries),
    ...(bin && { bin: Object.fromEntries(commands) }),
    files: ["dist"],
  };
}
