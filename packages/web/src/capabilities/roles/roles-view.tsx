import { getRouteApi } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useEffect, useRef } from "react";
import { announce } from "../../shell/announcer.tsx";
import { useShortcut } from "../../shell/use-shortcut.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { rolesAt, useOwn, useRoles } from "./data.ts";
import { permissionGroups } from "./permission-groups.ts";
import { MatrixSkeleton, PermissionMatrix } from "./permission-matrix.tsx";
import { RolePicker } from "./role-picker.tsx";
import { YourPart } from "./your-part.tsx";

const RoleEditor = later(() => import("./role-editor.tsx").then((file) => file.RoleEditor));

const route = getRouteApi("/signed-in/o/$organizationId/roles");

/** Search on top; below it the matrix, and on narrow screens one role at a time. */
export function RolesView({ organizationId }: { organizationId: string }) {
  const t = useText();
  const { scope = "organization", q = "", edit } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useRoles(organizationId, true);
  const own = useOwn(organizationId, scope);
  const groups = permissionGroups(scope, t, q);
  const found = groups.reduce((sum, { permissions }) => sum + permissions.length, 0);
  const field = useRef<HTMLInputElement>(null);
  useShortcut("/", t("Search permissions"), () => field.current?.focus());
  useEffect(() => {
    if (q !== "") announce(t("{found, plural, one {# permission found} other {# permissions found}}", { found }));
  }, [q, found, t]);

  const search = (text: string) =>
    void navigate({ search: (now) => ({ ...now, q: text === "" ? undefined : text }), replace: true });
  if (query.data === undefined && query.isError) {
    return <FailedState error={query.error} onRetry={() => void query.refetch()} pending={query.isFetching} />;
  }
  const view = query.data && { roles: rolesAt(query.data.data, scope), groups, own, match: q, organizationId };
  const edited = query.data?.data.find(({ id, built_in }) => id === edit && !built_in);
  const close = () => void navigate({ search: ({ edit: _closed, ...rest }) => rest, replace: true });
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-8">
        <SearchField
          ref={field}
          label={t("Search permissions")}
          value={q}
          onChange={search}
          shortcut="/"
          className="w-full sm:w-72"
        />
        <YourPart scope={scope} own={own} />
      </div>
      {view === undefined && <MatrixSkeleton />}
      {view && found > 0 && (
        <>
          <PermissionMatrix {...view} />
          <RolePicker {...view} />
        </>
      )}
      {edit === "new" && <RoleEditor organizationId={organizationId} scope={scope} onClose={close} />}
      {edited && <RoleEditor organizationId={organizationId} scope={scope} role={edited} onClose={close} />}
      {view && found === 0 && (
        <EmptyState
          icon={SearchX}
          title={t("No permission matches")}
          action={<Button onClick={() => search("")}>{t("Clear search")}</Button>}
        >
          {t("Nothing here is called “{q}”.", { q })}
        </EmptyState>
      )}
    </>
  );
}
