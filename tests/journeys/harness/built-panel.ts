import { ensurePanel } from "../../../scripts/panel.ts";

/** The journeys open the panel as it is now. */
export async function setup(): Promise<void> {
  if (!(await ensurePanel())) throw new Error("The panel does not build.");
}
