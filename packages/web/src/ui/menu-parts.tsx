// What a menu is made of, once somebody opens it: menu.tsx has the button, and the ways in here.

import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, type ReactElement, type ReactNode, useRef } from "react";
import { classes } from "./classes.ts";

export type MenuPlace = {
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "right" | "left";
  className?: string;
};
/** The button that opened a menu, and which of its lines gets the focus. */
export type MenuOpening = { button: HTMLElement; begins: "first" | "last" | "nowhere" };
type PopupProps = MenuPlace &
  MenuOpening & {
    open: boolean;
    onOpenChange: (open: boolean) => void;
    /** It has gone from the screen. */
    onGone: () => void;
    labelledBy: string;
    children: ReactNode;
  };

/** A menu while it is open. */
export function MenuPopup({ open, onOpenChange, onGone, ...popup }: PopupProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={(is) => !is && onGone()}>
      <Popup {...popup} onLeave={() => onOpenChange(false)} />
    </Base.Root>
  );
}

type InnerProps = Omit<PopupProps, "open" | "onOpenChange" | "onGone"> & { onLeave: () => void };

function Popup({ button, begins, labelledBy, onLeave, children, ...place }: InnerProps) {
  const { align = "end", side = "bottom", className } = place;
  const popup = useRef<HTMLDivElement>(null);

  function begin(): HTMLElement | boolean {
    const items = popup.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [];
    return (begins !== "nowhere" && items[begins === "first" ? 0 : items.length - 1]) || true;
  }
  // Every popup takes it; only the types of menus leave it out.
  const beginning = { initialFocus: begin };
  function leaveByTab(event: KeyboardEvent): void {
    if (event.key !== "Tab") return;
    event.preventDefault();
    onLeave();
  }

  return (
    <Base.Portal>
      <Base.Positioner
        anchor={button}
        align={align}
        side={side}
        sideOffset={4}
        collisionPadding={8}
        className="z-50 outline-none"
      >
        <Base.Popup
          {...beginning}
          ref={popup}
          aria-labelledby={labelledBy}
          onKeyDown={leaveByTab}
          className={classes("popup max-h-(--available-height) min-w-48 overflow-y-auto p-1", className)}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

export type ItemProps = {
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

export type CheckboxProps = {
  label: string;
  checked: boolean;
  onChange: () => void;
  description?: ReactNode;
  /** Why it cannot be changed; shown in place of the description. */
  disabledReason?: string | undefined;
  /** A question follows, for which the menu makes room. It stays open otherwise, so that the change can be seen. */
  closes?: boolean;
  /** At the right end: a count. */
  after?: ReactNode;
};

/** One line of a menu that is on or off. */
export function MenuCheckbox({
  label,
  checked,
  onChange,
  description,
  disabledReason,
  closes = false,
  after,
}: CheckboxProps) {
  const note = disabledReason ?? description;
  return (
    <Base.CheckboxItem
      label={label}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabledReason !== undefined}
      closeOnClick={closes}
      className={classes("popup-item group/item", note !== undefined && "items-start!")}
    >
      <span
        className={classes(
          "flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-control text-accent-ink group-data-checked/item:border-accent group-data-checked/item:bg-accent group-data-disabled/item:opacity-50",
          note !== undefined && "mt-0.5",
        )}
      >
        <Base.CheckboxItemIndicator>
          <Check aria-hidden="true" className="size-3" strokeWidth={3} />
        </Base.CheckboxItemIndicator>
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        {label}
        {note && <span className="text-xs text-pretty text-subtle">{note}</span>}
      </span>
      {after}
    </Base.CheckboxItem>
  );
}

export type ChoicesProps<Value extends string> = {
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

/** One of several below each other, with their name above; the menu closes with the choice. */
export function MenuOptions<Value extends string>({ label, value, onChange, choices }: ChoicesProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-subtle">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
        {choices.map(({ value: each, label: name }) => (
          <Base.RadioItem key={each} value={each} closeOnClick className="popup-item pr-1.5">
            <span className="flex-1">{name}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden="true" className="size-4 text-accent-text" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

/** Lines of a menu below what they have in common. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-pretty text-subtle">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** One line of a menu that leads somewhere. */
export function MenuLink(props: ComponentProps<typeof Base.LinkItem>) {
  return <Base.LinkItem closeOnClick {...props} className="popup-item" />;
}
