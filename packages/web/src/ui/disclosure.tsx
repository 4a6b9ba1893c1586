import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";

type Props = {
  label: string;
  /** Shown while this is so, until somebody chooses themselves. */
  isNeeded?: boolean;
  children: ReactNode;
};

/** What few need, behind one press. */
export function Disclosure({ label, isNeeded = false, children }: Props) {
  const id = useId();
  const [chosen, setOpen] = useState<boolean>();
  const isOpen = chosen ?? isNeeded;
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
