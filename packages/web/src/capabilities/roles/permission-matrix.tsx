import type { Role } from "@rollcall/contract/roles";
import { Fragment } from "react";
import { useText } from "../../texts/use-text.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { Own } from "./data.ts";
import { PermitMark, YouMark } from "./marks.tsx";
import type { PermissionGroup, PermissionRow } from "./permission-groups.ts";
import { RoleHead } from "./role-head.tsx";

export type MatrixProps = {
  organizationId: string;
  roles: Role[];
  groups: PermissionGroup[];
  own: Own;
  match: string;
};

/** The least width of the columns, in pixels. */
const SENTENCES = 288;
const ROLE = 112;

const firstColumn = "sticky left-0 bg-surface pl-8 pr-4 text-left font-normal border-r";

/** Permissions down, roles across. Heads stay in sight in both directions while it scrolls by itself. */
export function PermissionMatrix({ organizationId, roles, groups, own, match }: MatrixProps) {
  const t = useText();
  return (
    <section
      aria-label={t("Matrix of permissions and roles")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
      tabIndex={0}
      className="hidden min-h-80 flex-1 overflow-auto border-t -outline-offset-2 md:block"
    >
      <table
        style={{ minWidth: SENTENCES + roles.length * ROLE }}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <thead>
          <tr>
            <th
              scope="col"
              // Many roles need the room more than the sentences do, which can take a second line.
              style={{ width: roles.length > 6 ? SENTENCES : "34%" }}
              className={`${firstColumn} top-0 z-20 border-b align-bottom`}
            >
              <span className="block pb-3 text-xs font-medium text-subtle">{t("Permission")}</span>
            </th>
            {roles.map((role) => (
              <RoleHead key={role.id} role={role} organizationId={organizationId} isOwn={own.roles.has(role.id)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ title, permissions }) => (
            <Fragment key={title}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={roles.length + 1}
                  className="border-b bg-sunken p-0 text-left text-xs font-medium text-muted"
                >
                  <span className="sticky left-0 inline-block py-1.5 pl-8">{title}</span>
                </th>
              </tr>
              {permissions.map((permission) => (
                <PermissionLine key={permission.id} permission={permission} roles={roles} own={own} match={match} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type LineProps = Pick<MatrixProps, "roles" | "own" | "match"> & { permission: PermissionRow };

function PermissionLine({ permission, roles, own, match }: LineProps) {
  return (
    <tr className="group">
      <th scope="row" className={`${firstColumn} z-10 border-b py-1.5 group-hover:bg-hover`}>
        <span className="flex items-center justify-between gap-3">
          <span className="min-w-0">
            <Highlight text={permission.sentence} match={match} />
            <code className="block font-mono text-2xs text-subtle">
              <Highlight text={permission.id} match={match} />
            </code>
          </span>
          {own.permits(permission.id) && <YouMark />}
        </span>
      </th>
      {roles.map((role) => (
        <td key={role.id} className="border-b px-3 text-center group-hover:bg-hover">
          <PermitMark isPermitted={role.permissions.includes(permission.id)} />
        </td>
      ))}
    </tr>
  );
}

export function MatrixSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4 border-t px-4 py-5 sm:px-8">
      {[1, 2, 3, 4, 5, 6, 7, 8].map((line) => (
        <Skeleton key={line} className="h-5 w-full" />
      ))}
    </div>
  );
}
