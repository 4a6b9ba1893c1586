import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useState,
} from "react";
import { useText } from "../texts/use-text.ts";
import { whenReachedFor } from "./later.tsx";
import type { ChoicesProps, MenuOpening, MenuPlace } from "./menu-parts.tsx";
import { showProblem } from "./toast.tsx";

type Parts = typeof import("./menu-parts.tsx");
let parts: Parts | undefined;

/** Fetches what menus are made of. It comes when somebody first reaches for a button. */
export async function loadMenu(): Promise<void> {
  parts = await import("./menu-parts.tsx");
}
whenReachedFor(loadMenu);

/** What is drawn inside a menu is drawn when it is open, so it has come. */
function loaded(): Parts {
  if (parts === undefined) throw new Error("This is for inside a menu.");
  return parts;
}

type MenuProps = MenuPlace & {
  /** The button that opens it; it takes the props of a button. */
  trigger: ReactElement<ComponentProps<"button">>;
  children: ReactNode;
};

/**
 * A menu of `MenuItem`, `MenuCheckbox`, `MenuChoices` and `MenuSeparator` behind a button. Until it is opened it is no
 * more than that button: a list draws one or two for each of its rows while it scrolls.
 */
export function Menu({ trigger, children, ...place }: MenuProps) {
  const t = useText();
  const id = useId();
  const [opened, setOpened] = useState<MenuOpening>();
  const [isOpen, setOpen] = useState(false);

  function show(button: HTMLElement, begins: MenuOpening["begins"]): void {
    // Not every browser focuses a button that is pressed; the focus comes back to where it was.
    button.focus({ preventScroll: true });
    setOpened({ button, begins });
    setOpen(true);
  }
  function open(button: HTMLElement, begins: MenuOpening["begins"]): void {
    const failed = () => showProblem(t("Rollcall cannot be reached. Check the connection and try again."));
    if (parts !== undefined) show(button, begins);
    else loadMenu().then(() => show(button, begins), failed);
  }
  function openByArrow(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.currentTarget, event.key === "ArrowDown" ? "first" : "last");
  }

  const attributes = { "data-popup-open": isOpen ? "" : undefined };
  const Popup = parts?.MenuPopup;
  return (
    <>
      {cloneElement(trigger, {
        ...attributes,
        id,
        "aria-haspopup": "menu",
        "aria-expanded": isOpen,
        // A press of a key is a click without a pointer.
        onClick: (event) => open(event.currentTarget, event.detail === 0 ? "first" : "nowhere"),
        onKeyDown: openByArrow,
      })}
      {opened && Popup && (
        <Popup
          {...place}
          {...opened}
          open={isOpen}
          onOpenChange={setOpen}
          onGone={() => setOpened(undefined)}
          labelledBy={id}
        >
          {children}
        </Popup>
      )}
    </>
  );
}

/** One line of a menu. */
export function MenuItem(props: ComponentProps<Parts["MenuItem"]>) {
  const Part = loaded().MenuItem;
  return <Part {...props} />;
}

/** One line of a menu that leads somewhere. */
export function MenuLink(props: ComponentProps<Parts["MenuLink"]>) {
  const Part = loaded().MenuLink;
  return <Part {...props} />;
}

/** One line of a menu that is on or off. */
export function MenuCheckbox(props: ComponentProps<Parts["MenuCheckbox"]>) {
  const Part = loaded().MenuCheckbox;
  return <Part {...props} />;
}

/** Lines of a menu below what they have in common. */
export function MenuGroup(props: ComponentProps<Parts["MenuGroup"]>) {
  const Part = loaded().MenuGroup;
  return <Part {...props} />;
}

/** One of a few inside a menu, with its name above. The menu stays open, so that the choice can be seen. */
export function MenuChoices<Value extends string>(props: ChoicesProps<Value>) {
  const Part = loaded().MenuChoices;
  return <Part {...props} />;
}

/** One of several below each other, with their name above; the menu closes with the choice. */
export function MenuOptions<Value extends string>(props: ChoicesProps<Value>) {
  const Part = loaded().MenuOptions;
  return <Part {...props} />;
}

/** A line between two groups of a menu. */
export function MenuSeparator() {
  return <hr className="-mx-1 my-1 border-line" />;
}
