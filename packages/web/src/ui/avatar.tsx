import type { CSSProperties } from "react";
import { classes } from "./classes.ts";

type Props = {
  /** The name, or the address of somebody whose name is not known. */
  name: string;
  /** What decides the colour; the name when left out. An id keeps the colour when somebody is renamed. */
  seed?: string;
  size?: "sm" | "md" | "lg";
  /** Organizations are squares, people are circles. */
  shape?: "person" | "organization";
};

const sizes = { sm: "size-6 text-2xs", md: "size-8 text-xs", lg: "size-12 text-lg" };

/** Initials on a colour of their own, the same everywhere. Decoration: the name stands beside it. */
export function Avatar({ name, seed = name, size = "sm", shape = "person" }: Props) {
  // A custom property is what the stylesheet makes both themes' colours of.
  const style = { "--hue": hueOf(seed) } as CSSProperties;
  return (
    <span
      aria-hidden="true"
      style={style}
      className={classes(
        "avatar inline-flex shrink-0 items-center justify-center font-semibold select-none",
        sizes[size],
        shape === "person" ? "rounded-full" : "rounded-md",
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = (name.split("@")[0] ?? "").split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toLocaleUpperCase() || "?";
}

// A dozen hues that are easily told apart.
function hueOf(seed: string): number {
  let sum = 7;
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return (sum % 12) * 30 + 10;
}
