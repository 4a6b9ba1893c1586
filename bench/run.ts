import { parseArgs } from "node:util";
import { bulk } from "./bulk/bulk.ts";
import { bundle } from "./bundle/bundle.ts";
import { directory } from "./directory/directory.ts";
import { growth } from "./growth/growth.ts";
import { panel } from "./panel/panel.ts";
import { type ScaleOptions, scale } from "./scale/scale.ts";

/** What can be measured: `npm run bench -- directory`; without a name, `scale`. */
const benches: Record<string, (options: ScaleOptions) => Promise<void>> = {
  scale,
  panel,
  bulk,
  bundle,
  directory,
  growth,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false }, members: { type: "string" }, only: { type: "string" } },
});
const wanted = positionals.length === 0 ? ["scale"] : positionals;
for (const name of wanted) {
  const bench = benches[name];
  if (bench === undefined) throw new Error(`There is no bench ${name}. There are: ${Object.keys(benches).join(", ")}.`);
  await bench(values);
}
