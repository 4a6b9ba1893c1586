import { createServiceAccount, type ServiceAccount } from "@rollcall/contract/service-accounts";
import type { Workspace } from "@rollcall/contract/workspaces";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { RolesField } from "../roles/roles-field.tsx";
import { useWorkspaceParams } from "../workspaces/data.ts";
import { readKeysAgain } from "./data.ts";
import { useUpdateAccount } from "./use-account-deeds.ts";

type Sent = { name: string; description: string; roles: string[] };
type Props = { workspace: Workspace; onClose: () => void };

/** Makes a Service account, or with `account` changes its name and roles. */
export function ServiceAccountDialog({ account, ...props }: Props & { account?: ServiceAccount }) {
  return account === undefined ? <Creating {...props} /> : <Editing {...props} account={account} />;
}

function Creating(props: Props) {
  const t = useText();
  const params = useWorkspaceParams();
  return (
    <AccountForm
      {...props}
      title={t("Create Service account")}
      action={t("Create Service account")}
      before={{ name: "", description: "", roles: ["developer"] }}
      send={(body) => api.call(createServiceAccount, { params, body })}
      done={(name) => t("{name} is there. Now make its first key.", { name })}
    />
  );
}

function Editing({ account, ...props }: Props & { account: ServiceAccount }) {
  const t = useText();
  const update = useUpdateAccount(account);
  return (
    <AccountForm
      {...props}
      title={t("Service account {name}", { name: account.name })}
      action={t("Save changes")}
      before={account}
      send={update}
      done={(name) => t("{name} is saved.", { name })}
    />
  );
}

type FormProps = Props & {
  title: string;
  action: string;
  before: Sent;
  send: (body: Sent) => Promise<unknown>;
  done: (name: string) => string;
};

function AccountForm({ workspace, onClose, title, action, before, send, done }: FormProps) {
  const t = useText();
  const toast = useToast();
  const { name, description, roles } = before;
  const form = useContractForm({
    schema: createServiceAccount.body,
    defaultValues: { name, description, roles },
    send: async (body) => {
      await send(body);
      void readKeysAgain();
      toast.success(done(body.name));
      onClose();
    },
  });
  const chosen = form.watch("roles");
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      title={title}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={form.isSending}
            disabledReason={chosen.length === 0 ? t("Choose at least one role.") : undefined}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField label={t("Name")} autoComplete="off" {...form.register("name")} error={form.errorOf("name")} />
        <TextArea
          label={t("Description")}
          optional
          rows={2}
          {...form.register("description")}
          error={form.errorOf("description")}
        />
        <RolesField
          scope="workspace"
          label={t("Roles in {workspace}", { workspace: workspace.name })}
          held={new Set(workspace.permissions)}
          chosen={chosen}
          onChange={(next) => form.setValue("roles", next, { shouldDirty: true })}
          error={form.errorOf("roles")}
        />
      </div>
    </Dialog>
  );
}
