import { Menu as Base } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "right" | "left";
  className?: string;
};

/** A menu of `MenuItem`, `MenuGroup` and `MenuSeparator` behind a button. */
export function Menu({ trigger, children, align = "end", side = "bottom", className }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className={classes("popup max-h-(--available-height) min-w-48 overflow-y-auto p-1", className)}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemProps = {
  icon?: LucideIcon;
  children: ReactNode;
  onClick?: () => void;
  danger?: boolean;
  /** Why it cannot be chosen; stands below it. */
  disabledReason?: string | undefined;
  /** At the right end: a key, a count. */
  after?: ReactNode;
  /** A link instead of a deed: `render={<Link to="…" />}`. */
  render?: ReactElement;
};

/** One line of a menu. */
export function MenuItem({ icon: Icon, children, onClick, danger = false, disabledReason, after, render }: ItemProps) {
  return (
    <Base.Item
      {...(render && { render })}
      {...(onClick && { onClick })}
      disabled={disabledReason !== undefined}
      className={classes("popup-item", danger && disabledReason === undefined && "text-danger-text")}
    >
      {Icon && <Icon aria-hidden="true" className={classes("size-4 shrink-0", !danger && "text-subtle")} />}
      <span className="flex min-w-0 flex-1 flex-col">
        {children}
        {disabledReason && <span className="max-w-64 text-xs text-pretty text-subtle">{disabledReason}</span>}
      </span>
      {after}
    </Base.Item>
  );
}

type ChoicesProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string; icon?: LucideIcon }[];
};

/** One of a few inside a menu, with its name above. The menu stays open, so that the choice can be seen. */
export function MenuChoices<Value extends string>({ label, value, onChange, choices }: ChoicesProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-subtle">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)} className="flex gap-0.5 px-1 pb-1">
        {choices.map(({ value: each, label: name, icon: Icon }) => (
          <Base.RadioItem
            key={each}
            value={each}
            closeOnClick={false}
            className="popup-item flex-1 justify-center border border-transparent text-muted data-checked:border-line data-checked:bg-sunken data-checked:font-medium data-checked:text-ink"
          >
            {Icon && <Icon aria-hidden="true" className="size-4" />}
            {name}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

/** A line between two groups of a menu. */
export function MenuSeparator() {
  return <hr className="-mx-1 my-1 border-line" />;
}
