import { classes } from "./classes.ts";

/** The place of something that is on its way. Give it the size of what will come: `className="h-4 w-40"`. */
export function Skeleton({ className }: { className: string }) {
  return (
    <span
      aria-hidden="true"
      className={classes("skeleton block animate-[breathe_1.6s_ease-in-out_infinite] bg-pressed", className)}
    />
  );
}
