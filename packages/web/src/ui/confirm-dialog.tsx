import { type ReactNode, useRef, useState } from "react";
import { useText } from "../texts/use-text.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { TextField } from "./text-field.tsx";
import { WhatGoes } from "./what-goes.tsx";

type Props = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** What will be gone, a line each. */
  goes?: readonly ReactNode[];
  /** What will remain. */
  stays?: readonly ReactNode[];
  /** What the button says: the deed itself, "Remove user", never "OK". */
  action: string;
  onConfirm: () => void;
  pending?: boolean;
  /** Why it was refused, in place: the dialog stays open. */
  problem?: string | undefined;
  /** A name that must be typed first, for what cannot be undone. */
  typed?: { label: ReactNode; text: string };
  /** Why it cannot go ahead yet. */
  disabledReason?: string | undefined;
  /** Whether something is lost. */
  danger?: boolean;
  /** Wider where more is asked than whether. */
  size?: "sm" | "md";
  children?: ReactNode;
};

/** Asks before something goes, and says what goes and what stays. The focus begins on "Cancel". */
export function ConfirmDialog({
  open,
  onClose,
  goes = [],
  stays = [],
  action,
  onConfirm,
  pending = false,
  problem,
  typed,
  disabledReason,
  danger = true,
  size = "sm",
  children,
  ...texts
}: Props) {
  const t = useText();
  const cancel = useRef<HTMLButtonElement>(null);
  const [text, setText] = useState("");
  const isTyped = typed === undefined || text.trim() === typed.text;
  const blocked = isTyped ? disabledReason : t("Type the name first.");

  function close(): void {
    setText("");
    onClose();
  }

  return (
    <Dialog
      {...texts}
      open={open}
      onClose={close}
      size={size}
      {...(typed === undefined && { initialFocus: cancel })}
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked === undefined && !pending) onConfirm();
      }}
      footer={
        <>
          <Button ref={cancel} onClick={close}>
            {t("Cancel")}
          </Button>
          <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending} disabledReason={blocked}>
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="danger">{problem}</Banner>}
        <WhatGoes goes={goes} stays={stays} />
        {children}
        {typed && (
          <TextField
            label={typed.label}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </div>
    </Dialog>
  );
}
