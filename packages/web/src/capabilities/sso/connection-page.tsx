import type { SsoConnection } from "@rollcall/contract/sso";
import { Outlet } from "@tanstack/react-router";
import { Pencil, Power, Trash2 } from "lucide-react";
import { useState } from "react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { later } from "../../ui/later.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useConnection, useConnectionParams } from "./data.ts";
import { healthOf, statusOf } from "./words.ts";

const DeleteConnectionDialog = later(() =>
  import("./delete-connection-dialog.tsx").then((file) => file.DeleteConnectionDialog),
);
const DisableDialog = later(() => import("./disable-dialog.tsx").then((file) => file.DisableDialog));
const RenameDialog = later(() => import("./rename-dialog.tsx").then((file) => file.RenameDialog));

/** One connection: what holds of it, and what can be done to it; each tab has an address of its own. */
export function ConnectionPage() {
  const t = useText();
  const may = usePermits();
  if (may("access:write")) return <KnownConnection />;
  return (
    <>
      <PageHeader section={t("Access")} title={t("Single sign-on")} />
      <RefusedState>{t("You need the Admin role to decide how people come in.")}</RefusedState>
    </>
  );
}

function KnownConnection() {
  const t = useText();
  const connection = useConnection();
  if (connection.data === undefined)
    return (
      <>
        <PageHeader section={t("Access")} title={t("Single sign-on")} />
        {connection.isError ? (
          <FailedState
            error={connection.error}
            onRetry={() => void connection.refetch()}
            pending={connection.isFetching}
          />
        ) : (
          <Skeleton className="mx-4 h-48 sm:mx-8" />
        )}
      </>
    );
  const health = healthOf(connection.data, t);
  return (
    <>
      <PageHeader
        section={t("Access")}
        title={connection.data.name}
        description={<About connection={connection.data} />}
        actions={<Actions connection={connection.data} />}
        tabs={<ConnectionTabs />}
      />
      {health && (
        <div className="max-w-200 px-4 pt-5 sm:px-8">
          <Banner tone={health.tone}>{health.text}</Banner>
        </div>
      )}
      <Outlet />
    </>
  );
}

function About({ connection }: { connection: SsoConnection }) {
  const t = useText();
  const { organization_id: organizationId } = useConnectionParams();
  const { name, tone } = statusOf(connection.status, t);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={tone}>{name}</Badge>
      <TextLink to="/o/$organizationId/access/sso" params={{ organizationId }}>
        {t("All connections")}
      </TextLink>
    </span>
  );
}

function Actions({ connection }: { connection: SsoConnection }) {
  const t = useText();
  const [open, setOpen] = useState<"rename" | "disable" | "delete">();
  const close = () => setOpen(undefined);
  const isEnabled = connection.status === "enabled";
  return (
    <>
      <IconButton icon={Pencil} label={t("Rename")} variant="secondary" onClick={() => setOpen("rename")} />
      {isEnabled && (
        <Button icon={Power} onClick={() => setOpen("disable")}>
          {t("Disable")}
        </Button>
      )}
      <Button
        icon={Trash2}
        disabledReason={isEnabled ? t("Disable this connection first.") : undefined}
        onClick={() => setOpen("delete")}
      >
        {t("Delete")}
      </Button>
      {open === "rename" && <RenameDialog connection={connection} onClose={close} />}
      {open === "disable" && <DisableDialog connection={connection} onClose={close} />}
      {open === "delete" && <DeleteConnectionDialog connection={connection} onClose={close} />}
    </>
  );
}

function ConnectionTabs() {
  const t = useText();
  const { organization_id: organizationId, connection_id: connectionId } = useConnectionParams();
  const params = { organizationId, connectionId };
  return (
    <Tabs label={t("Parts of the connection")}>
      <TabLink to="/o/$organizationId/access/sso/$connectionId/set-up" params={params}>
        {t("Set-up")}
      </TabLink>
      <TabLink to="/o/$organizationId/access/sso/$connectionId/grants" params={params}>
        {t("What it grants")}
      </TabLink>
      <TabLink to="/o/$organizationId/access/sso/$connectionId/sign-ins" params={params}>
        {t("Sign-ins")}
      </TabLink>
    </Tabs>
  );
}
