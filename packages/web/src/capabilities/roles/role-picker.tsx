import type { Role } from "@rollcall/contract/roles";
import { getRouteApi } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { Select } from "../../ui/select.tsx";
import { PermitMark, YouMark } from "./marks.tsx";
import type { MatrixProps } from "./permission-matrix.tsx";
import { Holders, RoleName } from "./role-head.tsx";

const route = getRouteApi("/signed-in/o/$organizationId/roles");

/** For narrow screens: one role, and the list of what it may do. */
export function RolePicker({ roles, groups, own, match, organizationId }: MatrixProps) {
  const t = useText();
  const wanted = route.useSearch().role;
  const navigate = route.useNavigate();
  const role = roles.find(({ id }) => id === wanted) ?? roles.find(({ id }) => own.roles.has(id)) ?? roles[0];
  if (role === undefined) return null;
  return (
    <div className="flex flex-col gap-3 px-4 pb-6 md:hidden">
      <Select
        label={t("Role")}
        choices={roles.map(({ id, name, description, built_in }) => ({
          value: id,
          label: built_in ? t(name) : name,
          description: built_in ? t(description) : description,
        }))}
        value={role.id}
        onChange={(id) => void navigate({ search: (search) => ({ ...search, role: id }), replace: true })}
      />
      <div className="text-muted">
        {role.built_in ? t(role.description) : role.description} {own.roles.has(role.id) && <YouMark />}
        {!role.built_in && (
          <span className="block">
            <RoleName role={role} organizationId={organizationId} />
          </span>
        )}
        <Holders role={role} organizationId={organizationId} />
      </div>
      {groups.map(({ title, permissions }) => (
        <section key={title}>
          <h2 className="pb-1 text-xs font-medium text-subtle">{title}</h2>
          <ul className="rounded-lg border">
            {permissions.map(({ id, sentence }) => (
              <PickedLine key={id} role={role} id={id} sentence={sentence} match={match} isOwn={own.permits(id)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type LineProps = { role: Role; id: string; sentence: string; match: string; isOwn: boolean };

function PickedLine({ role, id, sentence, match, isOwn }: LineProps) {
  const isPermitted = role.permissions.includes(id);
  return (
    <li className="flex items-start gap-2.5 border-t px-3 py-2 first:border-t-0">
      <span className="flex h-5 w-4 shrink-0 items-center justify-center">
        <PermitMark isPermitted={isPermitted} />
      </span>
      <span className={classes("min-w-0 flex-1", !isPermitted && "text-subtle")}>
        <Highlight text={sentence} match={match} />
        <code className="block font-mono text-2xs text-subtle">
          <Highlight text={id} match={match} />
        </code>
      </span>
      {isOwn && <YouMark />}
    </li>
  );
}
