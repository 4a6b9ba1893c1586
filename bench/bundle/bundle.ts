import { ensurePanel } from "../../scripts/panel.ts";
import { table } from "../numbers.ts";
import { pagesOfPanel } from "./pages.ts";

/** What a first visit to each page of the panel sends of JavaScript. */
export async function bundle(): Promise<void> {
  if (!(await ensurePanel())) throw new Error("The panel does not build.");
  const rows = pagesOfPanel().map(({ address, bytes, files }) => [address, (bytes / 1000).toFixed(1), `${files}`]);
  console.log(table(["page", "kB of JavaScript, gzip", "files"], rows));
}
