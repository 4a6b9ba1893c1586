import { createDirectoryToken, getDirectory, listDirectoryTokens } from "@rollcall/contract/directory";
import type { OutputOf } from "@rollcall/sdk";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/clock.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { NewTokenDialog } from "./new-token-dialog.tsx";
import { type TokenLife, tokenEnd } from "./token-expiry.ts";
import { TokenExpiryField } from "./token-expiry-field.tsx";

/** Makes a token and shows its secret, this once. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const now = useNow();
  const params = useOrganizationParams();
  const [made, setMade] = useState<OutputOf<typeof createDirectoryToken>>();
  const [{ life, day }, setExpiry] = useState<{ life: TokenLife; day: string | null }>({ life: "never", day: null });
  const form = useContractForm({
    schema: createDirectoryToken.body,
    defaultValues: { name: "", expires_at: null },
    send: async (wish) => {
      const body = { ...wish, expires_at: tokenEnd(life, day, now) };
      setMade(await api.call(createDirectoryToken, { params, body }));
    },
  });

  function close(): void {
    onClose();
    void refresh(listDirectoryTokens, getDirectory);
  }
  if (made) return <NewTokenDialog made={made} onDone={close} />;
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      title={t("Create token")}
      description={t(
        "Whoever has it can create, change and end members of this Organization. Give it to the directory alone.",
      )}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={form.isSending}
            disabledReason={life === "date" && day === null ? t("Choose the last day first.") : undefined}
          >
            {t("Create token")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField
          label={t("Name")}
          hint={t("What your directory is called. The log calls it so: “Okta created Ada Lovelace”.")}
          placeholder="Okta"
          autoComplete="off"
          {...form.register("name")}
          error={form.errorOf("name")}
        />
        <TokenExpiryField
          life={life}
          day={day}
          onChange={(change) => setExpiry((before) => ({ ...before, ...change }))}
          error={form.errorOf("expires_at")}
        />
      </div>
    </Dialog>
  );
}
