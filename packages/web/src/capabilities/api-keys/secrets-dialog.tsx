import type { NewApiKey } from "@rollcall/contract/api-keys";
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SecretField } from "./secret-field.tsx";

type Props = { title: string; description?: string; keys: readonly NewApiKey[]; onDone: () => void };

/**
 * Shows new secrets, this once. Only its own button closes it: Escape, the cross, another page and a closed tab ask to
 * store them first.
 */
export function SecretsDialog({ title, description, keys, onDone }: Props) {
  const t = useText();
  const [wasLeft, setLeft] = useState(false);
  const count = keys.length;
  const stay = () => setLeft(true);
  useBlocker({
    shouldBlockFn: () => {
      stay();
      return true;
    },
    enableBeforeUnload: true,
  });
  return (
    <Dialog
      open
      onClose={stay}
      keepOpen
      title={title}
      {...(description !== undefined && { description })}
      footer={
        <Button variant="primary" onClick={onDone}>
          {t("{count, plural, one {I have stored the key} other {I have stored the keys}}", { count })}
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
            {t("Copy it to a safe place now. Rollcall keeps only a fingerprint of it.")}
          </Banner>
        )}
        {keys.map((made) => (
          <SecretField key={made.key.id} made={made} />
        ))}
      </div>
    </Dialog>
  );
}
