import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../texts/use-text.ts";

type Props = {
  /** What will be gone, a line each. */
  goes: readonly ReactNode[];
  /** What will remain. */
  stays: readonly ReactNode[];
};

/** Names what a change takes away and what it leaves. */
export function WhatGoes({ goes, stays }: Props) {
  const t = useText();
  return (
    <>
      <Lines
        title={t("What goes")}
        lines={goes}
        icon={<Minus aria-hidden="true" className="size-4 text-danger-text" />}
      />
      <Lines
        title={t("What stays")}
        lines={stays}
        icon={<Check aria-hidden="true" className="size-4 text-success" />}
      />
    </>
  );
}

function Lines({ title, lines, icon }: { title: string; lines: readonly ReactNode[]; icon: ReactNode }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-xs font-medium text-subtle">{title}</h3>
      <ul className="flex flex-col gap-1">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are written down in order and never change places.
          <li key={index} className="flex gap-2">
            <span className="flex h-5 shrink-0 items-center">{icon}</span>
            <span className="min-w-0 text-pretty">{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
