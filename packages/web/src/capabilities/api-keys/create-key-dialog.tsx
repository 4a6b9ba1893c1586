import { createKey, type NewApiKey } from "@rollcall/contract/api-keys";
import { permits } from "@rollcall/contract/permissions";
import type { Workspace } from "@rollcall/contract/workspaces";
import { useState } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/clock.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { WorkspacesField } from "../workspaces/workspaces-field.tsx";
import { readKeysAgain, useKeyLimit } from "./data.ts";
import { expiryOf, type Lifetime, usualLifetime } from "./expiry.ts";
import { ExpiryField } from "./expiry-field.tsx";
import { OwnerField } from "./owner-field.tsx";
import { SecretsDialog } from "./secrets-dialog.tsx";
import { ownKeysReason } from "./use-key-reasons.ts";

type Props = {
  /** Where the key may be; the default one is chosen first. */
  workspaces: readonly Workspace[];
  /** There are more Workspaces than these: they are found by name. */
  hasMore?: boolean;
  /** Only keys of one's own are made here. */
  ownOnly?: boolean;
  onClose: () => void;
};

/** Makes a key and shows its secret, this once (SPEC R9.1). */
export function CreateKeyDialog({ workspaces, hasMore = false, ownOnly = false, onClose }: Props) {
  const t = useText();
  const now = useNow();
  const params = useOrganizationParams();
  const [made, setMade] = useState<NewApiKey>();
  const [wished, setWished] = useState<Workspace>();
  // The Workspaces may arrive after the dialog has opened.
  const workspace = wished ?? workspaces.find(({ is_default }) => is_default) ?? workspaces[0];
  const workspaceId = workspace?.id ?? "";
  const limit = useKeyLimit(workspace);
  const [{ lifetime, day }, setExpiry] = useState<{ lifetime: Lifetime | undefined; day: string | null }>({
    lifetime: undefined,
    day: null,
  });
  const chosen = lifetime ?? usualLifetime(limit);
  const form = useContractForm({
    schema: createKey.body,
    defaultValues: { name: "", expires_at: null, service_account_id: null },
    send: async (wish) => {
      const body = { ...wish, expires_at: expiryOf(chosen, day, now) };
      setMade(await api.call(createKey, { params: { ...params, workspace_id: workspaceId }, body }));
      void readKeysAgain();
    },
  });
  if (made)
    return <SecretsDialog title={t("{name} is made", { name: made.key.name })} keys={[made]} onDone={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      title={t("Create API key")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={form.isSending}
            disabledReason={chosen === "date" && day === null ? t("Choose the last day first.") : undefined}
          >
            {t("Create API key")}
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
        {ownOnly && hasMore ? (
          <WorkspacesField
            label={t("Workspace")}
            single
            chosen={workspace ? [workspace] : []}
            onChange={([next]) => setWished(next)}
            reasonOf={({ permissions }) => (permits(permissions, "workspace.keys:own") ? undefined : ownKeysReason(t))}
          />
        ) : ownOnly ? (
          <Select
            label={t("Workspace")}
            choices={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
            value={workspaceId}
            onChange={(next) => setWished(workspaces.find(({ id }) => id === next))}
          />
        ) : (
          workspace && (
            <OwnerField
              workspace={workspace}
              value={form.watch("service_account_id") ?? null}
              onChange={(id) => form.setValue("service_account_id", id, { shouldDirty: true })}
              error={form.errorOf("service_account_id")}
            />
          )
        )}
        <ExpiryField
          limit={limit}
          lifetime={chosen}
          day={day}
          onChange={(change) => setExpiry((before) => ({ ...before, ...change }))}
          error={form.errorOf("expires_at")}
        />
      </div>
    </Dialog>
  );
}
