import { parseArgs } from "node:util";
import { bulk } from "./bulk/bulk.ts";
import { bundle } from "./bundle/bundle.ts";
import { directory } from "./directory/directory.ts";

/** What can be measured: `npm run bench -- directory`. */
const benches: Record<string, (options: { quick: boolean }) => Promise<void>> = { bulk, bundle, directory };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false } },
});
const wanted = positionals.length === 0 ? Object.keys(benches) : positionals;
for (const name of wanted) {
  const bench = benches[name];
  if (bench === undefined) throw new Error(`There is no bench ${name}. There are: ${Object.keys(benches).join(", ")}.`);
  await bench(values);
}
