import { useParams } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";
import { RolesView } from "./roles-view.tsx";

/** Which role may do what, at both scopes. */
export function RolesPage() {
  const t = useText();
  const may = usePermits();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId/roles" });
  const maySee = may("roles:read");
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Roles and permissions")}
        description={t(
          "A member may do what any of their roles permits. Workspace roles are separate from Organization roles.",
        )}
        actions={maySee && <NewRoleLink organizationId={organizationId} />}
        {...(maySee && { tabs: <Scopes organizationId={organizationId} /> })}
      />
      {maySee ? (
        <RolesView organizationId={organizationId} />
      ) : (
        <RefusedState
          action={
            <LinkButton to="/o/$organizationId/your-access" params={{ organizationId }}>
              {t("See your access")}
            </LinkButton>
          }
        >
          {t(
            "You need the Admin or the Billing role to see every role. What your own roles permit stands on “Your access”.",
          )}
        </RefusedState>
      )}
    </>
  );
}

function NewRoleLink({ organizationId }: { organizationId: string }) {
  const t = useText();
  const may = usePermits();
  if (!may("roles:write"))
    return (
      <Button icon={Plus} disabledReason={t("Your roles do not include defining roles.")}>
        {t("Create role")}
      </Button>
    );
  return (
    <LinkButton
      variant="primary"
      icon={Plus}
      to="/o/$organizationId/roles"
      params={{ organizationId }}
      search={({ q, scope }) => ({ q, scope, edit: "new" })}
    >
      {t("Create role")}
    </LinkButton>
  );
}

function Scopes({ organizationId }: { organizationId: string }) {
  const t = useText();
  const isCurrent = { exact: true, includeSearch: true };
  const to = "/o/$organizationId/roles";
  const params = { organizationId };
  return (
    <Tabs label={t("Scopes of roles")}>
      <TabLink
        to={to}
        params={params}
        search={({ q }) => (q === undefined ? {} : { q })}
        activeOptions={isCurrent}
        replace
      >
        {t("Organization roles")}
      </TabLink>
      <TabLink
        to={to}
        params={params}
        search={({ q }) => ({ scope: "workspace" as const, ...(q !== undefined && { q }) })}
        activeOptions={isCurrent}
        replace
      >
        {t("Workspace roles")}
      </TabLink>
    </Tabs>
  );
}
