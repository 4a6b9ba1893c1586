import { useBlocker } from "@tanstack/react-router";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useText } from "../texts/use-text.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type Props = {
  title: string;
  description?: string;
  /** What the one button says that closes it: that the secret is stored. */
  action: string;
  onDone: () => void;
  children: ReactNode;
};

/**
 * Shows new secrets, this once. Only its own button closes it: Escape, the cross, another page and a closed tab ask to
 * store them first.
 */
export function ShownOnceDialog({ title, description, action, onDone, children }: Props) {
  const t = useText();
  const [wasLeft, setLeft] = useState(false);
  const [isStored, setStored] = useState(false);
  const stay = () => setLeft(true);
  useBlocker({
    shouldBlockFn: () => {
      stay();
      return true;
    },
    enableBeforeUnload: true,
    disabled: isStored,
  });
  const done = useEffectEvent(onDone);
  // Only now nothing holds the page any more: what follows may lead to another one.
  useEffect(() => {
    if (isStored) done();
  }, [isStored]);
  return (
    <Dialog
      open
      onClose={stay}
      keepOpen
      title={title}
      {...(description !== undefined && { description })}
      footer={
        <Button variant="primary" onClick={() => setStored(true)}>
          {action}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {wasLeft ? (
          <Banner tone="danger" title={t("Store it first")}>
            {t(
              "Copy what stands below to a safe place, then press the button at the end. It is gone once this is closed.",
            )}
          </Banner>
        ) : (
          <Banner tone="warning" title={t("You will not see it again")}>
            {t("Copy it to a safe place now. Nobody can show it again, not even an Admin.")}
          </Banner>
        )}
        {children}
      </div>
    </Dialog>
  );
}
