import { permits } from "@rollcall/contract/permissions";
import { useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useListAddress } from "../../lists/use-list-address.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { useWorkspaces } from "../workspaces/data.ts";
import { useMyKeys } from "./data.ts";
import { KeysList } from "./keys-list.tsx";
import { KeysToolbar } from "./keys-toolbar.tsx";

const CreateKeyDialog = later(() => import("./create-key-dialog.tsx").then((file) => file.CreateKeyDialog));

/** One's own API keys in every Workspace. */
export function MyKeysPage() {
  const t = useText();
  const search = useSearch({ from: "/signed-in/o/$organizationId/keys" });
  const { onSearch, onClear } = useListAddress(search);
  const keys = useMyKeys();
  const { rows: workspaces, isSuccess, hasNextPage } = useWorkspaces({ status: ["active"] });
  const [isCreating, setCreating] = useState(false);
  const places = workspaces.filter(({ permissions }) => permits(permissions, "workspace.keys:own"));
  const shown = keys.data?.data.filter(({ status }) => search.status?.includes(status) ?? true) ?? [];
  const create = (
    <Button
      variant="primary"
      icon={Plus}
      onClick={() => setCreating(true)}
      disabledReason={
        places.length === 0 && isSuccess && !hasNextPage
          ? t("In no Workspace do your roles include API keys. Ask a Workspace Admin for the Developer role.")
          : undefined
      }
    >
      {t("Create API key")}
    </Button>
  );
  return (
    <>
      <PageHeader
        section={t("You")}
        title={t("Your API keys")}
        description={t("They act with your roles in their Workspace, and stop when you lose access.")}
        actions={create}
      />
      <div className="flex shrink-0 grow flex-col">
        {keys.data?.data.length !== 0 && <KeysToolbar search={search} onSearch={onSearch} busy={false} />}
        <KeysList
          read={keys}
          keys={shown}
          column="workspace"
          isNarrowed={search.status !== undefined}
          onClear={onClear}
          create={create}
        />
      </div>
      {isCreating && (
        <CreateKeyDialog workspaces={places} hasMore={hasNextPage} ownOnly onClose={() => setCreating(false)} />
      )}
    </>
  );
}
