import { builtInRoles, permissionsOf } from "@rollcall/contract/roles";
import { Check } from "lucide-react";
import type { Membership } from "../../session.ts";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { permissionGroups } from "../roles/permission-groups.ts";

/** One's own roles, and in words what they permit together. */
export function OwnRoles({ membership }: { membership: Membership }) {
  const t = useText();
  const may = usePermits();
  const organizationId = membership.organization.id;
  return (
    <Card
      title={t("{count, plural, one {Your role} other {Your roles}}", { count: membership.roles.length })}
      description={t("Admins decide who has which role. A change counts from the next thing that you do.")}
      action={
        may("roles:read") && (
          <LinkButton size="sm" to="/o/$organizationId/roles" params={{ organizationId }}>
            {t("Compare roles")}
          </LinkButton>
        )
      }
    >
      <ul className="flex flex-col gap-2">
        {membership.roles.map((id) => (
          <RoleLine key={id} id={id} name={membership.role_names[id] ?? id} />
        ))}
      </ul>
      <h3 className="mt-5 font-semibold">{t("What you may do")}</h3>
      <Permissions membership={membership} />
    </Card>
  );
}

/** A custom role is called as the Organization calls it. */
function RoleLine({ id, name }: { id: string; name: string }) {
  const t = useText();
  const role = Object.entries(builtInRoles).find(([each]) => each === id)?.[1];
  return (
    <li className="rounded-md border bg-sunken px-3 py-2">
      <span className="font-medium">{role ? t(role.name) : name}</span>
      {role && <span className="block text-muted">{t(role.description)}</span>}
    </li>
  );
}

function Permissions({ membership }: { membership: Membership }) {
  const t = useText();
  const held = new Set(membership.permissions);
  const groups = permissionGroups("organization", t)
    .map(({ title, permissions }) => ({ title, permissions: permissions.filter(({ id }) => held.has(id)) }))
    .filter(({ permissions }) => permissions.length > 0);
  return (
    <div className="mt-2 gap-x-8 sm:columns-2">
      {groups.map(({ title, permissions }) => (
        <section key={title} className="mb-4 break-inside-avoid">
          <h4 className="mb-1 text-xs font-medium text-subtle">{title}</h4>
          <ul className="flex flex-col gap-1">
            {permissions.map(({ id, sentence }) => (
              <li key={id} className="flex gap-2">
                <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
                <span className="min-w-0">
                  {sentence} <GivenBy permission={id} roles={membership.roles} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Which roles give a permission; only worth saying where one holds several. */
function GivenBy({ permission, roles }: { permission: string; roles: readonly string[] }) {
  const t = useText();
  if (roles.length < 2) return null;
  const names = Object.entries(builtInRoles)
    .filter(([id]) => roles.includes(id) && permissionsOf([id]).has(permission))
    .map(([, { name }]) => t(name));
  return <span className="text-xs text-subtle">{names.join(" · ")}</span>;
}
