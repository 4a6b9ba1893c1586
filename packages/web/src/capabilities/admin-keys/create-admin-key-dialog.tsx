import { createAdminKey, type NewAdminKey } from "@rollcall/contract/admin-keys";
import { useState } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/clock.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { expiryOf, type Lifetime, usualLifetime } from "../api-keys/expiry.ts";
import { ExpiryField } from "../api-keys/expiry-field.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { readAdminKeysAgain } from "./data.ts";
import { KeyPermissionsField } from "./key-permissions-field.tsx";
import { NewAdminKeyDialog } from "./new-admin-key-dialog.tsx";

type Expiry = { lifetime: Lifetime; day: string | null };

/** Makes a key with some of what one may do oneself, and shows its secret, this once. */
export function CreateAdminKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const now = useNow();
  const params = useOrganizationParams();
  const [made, setMade] = useState<NewAdminKey>();
  const [{ lifetime, day }, setExpiry] = useState<Expiry>({ lifetime: usualLifetime(null), day: null });
  const form = useContractForm({
    schema: createAdminKey.body,
    defaultValues: { name: "", permissions: [], expires_at: null },
    send: async (wish) => {
      const body = { ...wish, expires_at: expiryOf(lifetime, day, now) };
      setMade(await api.call(createAdminKey, { params, body }));
      void readAdminKeysAgain();
    },
  });
  if (made)
    return <NewAdminKeyDialog title={t("{name} is made", { name: made.key.name })} made={made} onDone={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      size="lg"
      title={t("Create Admin API key")}
      description={t("You answer for it: it can do what you choose here, for as long as you may do it yourself.")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={form.isSending}
            disabledReason={lifetime === "date" && day === null ? t("Choose the last day first.") : undefined}
          >
            {t("Create Admin API key")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField
          label={t("Name")}
          hint={t("What uses it, so that you know it again: “Nightly import”.")}
          autoComplete="off"
          {...form.register("name")}
          error={form.errorOf("name")}
        />
        <ExpiryField
          limit={null}
          lifetime={lifetime}
          day={day}
          onChange={(change) => setExpiry((before) => ({ ...before, ...change }))}
          error={form.errorOf("expires_at")}
        />
        <KeyPermissionsField
          chosen={form.watch("permissions")}
          onChange={(permissions) => form.setValue("permissions", permissions, { shouldDirty: true })}
          error={form.errorOf("permissions")}
        />
      </div>
    </Dialog>
  );
}
