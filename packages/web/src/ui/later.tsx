import { type ComponentType, lazy, Suspense, useState } from "react";

/**
 * A dialog whose file comes when somebody first reaches for a button, before it is pressed; until it opens it is nothing:
 * `const RenameDialog = later(() => import("./rename-dialog.tsx").then((file) => file.RenameDialog))`. Once it has opened it
 * stays, so that it can close gently.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const file: File<Props> = {
    // The cast: what `lazy` gives takes the same props, which TypeScript cannot tell of a type parameter.
    Shown: lazy(prepare) as unknown as ComponentType<Props>,
  };
  async function prepare() {
    file.Shown = await load();
    return { default: file.Shown };
  }
  whenReachedFor(prepare);
  return (props) => <Opened file={file} props={props} />;
}

type File<Props> = { Shown: ComponentType<Props> };

function Opened<Props extends object>({ file, props }: { file: File<Props>; props: Props }) {
  // Whether it waits for its file or has it, it stays the same: another component would begin anew.
  const [Shown, setShown] = useState<ComponentType<Props>>();
  const isOpen = !("open" in props) || props.open === true;
  if (isOpen && !Shown) setShown(() => file.Shown);
  return Shown ? (
    <Suspense>
      <Shown {...props} />
    </Suspense>
  ) : null;
}

/** What the pages that have come may need, and nobody reached for yet. */
const awaited = new Set<() => Promise<unknown>>();

/** Fetches something when somebody first reaches for a button: before it is pressed. */
export function whenReachedFor(prepare: () => Promise<unknown>): void {
  awaited.add(prepare);
}

function prepareAll({ target }: Event): void {
  if (!(target instanceof Element) || target.closest("button, [role^=menuitem]") === null) return;
  // What does not come now is asked for again when it is to open, and says so there.
  for (const prepare of awaited) prepare().catch(() => {});
  awaited.clear();
}

for (const reaching of ["pointerover", "pointerdown", "focusin"])
  globalThis.document?.addEventListener(reaching, prepareAll, { passive: true, capture: true });
