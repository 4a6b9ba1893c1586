import { Choosing } from "./choosing.tsx";
import { Deeds } from "./deeds.tsx";
import { ExampleForm } from "./example-form.tsx";
import { ExampleTable } from "./example-table.tsx";
import { Overlays } from "./overlays.tsx";
import { States } from "./states.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** Every component of `src/ui`, and the patterns of a page: a table with switches, a form over the contract, the states. */
export function KitPage() {
  return (
    <main className="mx-auto flex max-w-280 flex-col gap-5 px-4 py-8">
      <header className="flex items-center justify-between">
        <h1 className="text-xl font-semibold tracking-[-0.015em]">Kit</h1>
        <ThemeSwitch />
      </header>
      <Deeds />
      <Choosing />
      <ExampleTable />
      <ExampleForm />
      <Overlays />
      <States />
    </main>
  );
}
