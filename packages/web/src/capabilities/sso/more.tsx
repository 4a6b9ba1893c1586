import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";

/** What few need, behind one press. */
export function More({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        size="sm"
        variant="quiet"
        className="-ml-2"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronDown aria-hidden="true" className={classes("size-4 transition-transform", !isOpen && "-rotate-90")} />
        {label}
      </Button>
      <div id={id} hidden={!isOpen} className="flex w-full flex-col gap-5">
        {isOpen && children}
      </div>
    </div>
  );
}
