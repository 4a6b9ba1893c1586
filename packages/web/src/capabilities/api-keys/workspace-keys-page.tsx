import { permits, type WorkspacePermission } from "@rollcall/contract/permissions";
import type { Workspace } from "@rollcall/contract/workspaces";
import { useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ListEnd } from "../../lists/list-end.tsx";
import { useListAddress } from "../../lists/use-list-address.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { later } from "../../ui/later.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { useWorkspace, useWorkspaceParams } from "../workspaces/data.ts";
import { useWorkspaceKeys } from "./data.ts";
import { KeysList } from "./keys-list.tsx";
import { KeysToolbar } from "./keys-toolbar.tsx";
import { ownKeysReason } from "./use-key-reasons.ts";

const CreateKeyDialog = later(() => import("./create-key-dialog.tsx").then((file) => file.CreateKeyDialog));

/** The API keys of a Workspace: all of them for who administers keys, otherwise one's own (SPEC R9.1). */
export function WorkspaceKeysPage() {
  const t = useText();
  const { data: workspace } = useWorkspace();
  // The frame around it shows why there is none.
  if (workspace === undefined) return null;
  const may = (wanted: WorkspacePermission) => permits(workspace.permissions, wanted);
  return may("workspace.keys:own") || may("workspace.keys:write") ? (
    <Keys workspace={workspace} />
  ) : (
    <RefusedState>{ownKeysReason(t)}</RefusedState>
  );
}

function Keys({ workspace }: { workspace: Workspace }) {
  const t = useText();
  const search = useSearch({ from: "/signed-in/o/$organizationId/workspaces/$workspaceId/keys" });
  const { onSearch, onClear } = useListAddress(search);
  const keys = useWorkspaceKeys(useWorkspaceParams(), search);
  const [isCreating, setCreating] = useState(false);
  const hasNone = keys.data !== undefined && keys.rows.length === 0 && search.status === undefined;
  const create = (
    <Button
      variant="primary"
      icon={Plus}
      onClick={() => setCreating(true)}
      disabledReason={workspace.status === "archived" ? t("This Workspace is archived.") : undefined}
    >
      {t("Create API key")}
    </Button>
  );
  return (
    <div className="flex shrink-0 grow flex-col">
      {!hasNone && (
        <KeysToolbar
          search={search}
          onSearch={onSearch}
          busy={keys.isPlaceholderData && keys.isFetching}
          action={create}
        />
      )}
      {!permits(workspace.permissions, "workspace.keys:write") && (
        <p className={classes("px-4 pb-3 text-xs text-subtle sm:px-8", hasNone && "pt-3")}>
          {t("You see your own keys. Those of others are for Workspace Admins.")}
        </p>
      )}
      <KeysList
        read={keys}
        keys={keys.rows}
        column="owner"
        isNarrowed={search.status !== undefined}
        onClear={onClear}
        create={create}
      />
      <ListEnd list={keys} />
      {isCreating && <CreateKeyDialog workspaces={[workspace]} onClose={() => setCreating(false)} />}
    </div>
  );
}
