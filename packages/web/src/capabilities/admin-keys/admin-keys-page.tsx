import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { ListEnd } from "../../lists/list-end.tsx";
import { useListAddress } from "../../lists/use-list-address.ts";
import { usePermits } from "../../session.ts";
import { useOpened } from "../../shell/use-opened.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { KeysToolbar } from "../api-keys/keys-toolbar.tsx";
import { ReferenceLink } from "../developers/reference-link.tsx";
import { AdminKeysList } from "./admin-keys-list.tsx";
import { useAdminKeys } from "./data.ts";

const CreateAdminKeyDialog = later(() =>
  import("./create-admin-key-dialog.tsx").then((file) => file.CreateAdminKeyDialog),
);

/** The keys that open the Admin API of this Organization to programs. */
export function AdminKeysPage() {
  const t = useText();
  const may = usePermits();
  if (may("admin_keys:write")) return <Keys />;
  return (
    <>
      <PageHeader section={t("Developers")} title={t("Admin API keys")} />
      <RefusedState>{t("Your roles do not include Admin API keys.")}</RefusedState>
    </>
  );
}

const route = getRouteApi("/signed-in/o/$organizationId/admin-keys");

function Keys() {
  const t = useText();
  const search = route.useSearch();
  const { onSearch, onClear } = useListAddress(search);
  const keys = useAdminKeys(search);
  const [isCreating, setCreating] = useOpened("new");
  const hasNone = keys.data !== undefined && keys.rows.length === 0 && search.status === undefined;
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t("Create Admin API key")}
    </Button>
  );
  return (
    <div className="flex shrink-0 grow flex-col">
      <PageHeader
        section={t("Developers")}
        title={t("Admin API keys")}
        description={t("With a key a program does what this panel does, as far as you let it.")}
        actions={
          <>
            <ReferenceLink />
            {!hasNone && create}
          </>
        }
      />
      {!hasNone && <KeysToolbar search={search} onSearch={onSearch} busy={keys.isPlaceholderData && keys.isFetching} />}
      <AdminKeysList keys={keys} isNarrowed={search.status !== undefined} onClear={onClear} create={create} />
      <ListEnd list={keys} />
      {isCreating && <CreateAdminKeyDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
