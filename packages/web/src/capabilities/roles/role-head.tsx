import type { Role } from "@rollcall/contract/roles";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { YouMark } from "./marks.tsx";

type Props = { role: Role; organizationId: string; isOwn: boolean };

/** The head of a role's column: what it is for, and how many hold it. */
export function RoleHead({ role, organizationId, isOwn }: Props) {
  const t = useText();
  return (
    <th scope="col" className="sticky top-0 z-10 border-b bg-surface px-2 pt-3 pb-3 text-center align-top font-normal">
      <span className="flex items-center justify-center gap-1.5 text-md font-semibold">
        <RoleName role={role} organizationId={organizationId} /> {isOwn && <YouMark />}
      </span>
      <span className="mt-0.5 block text-xs text-balance text-muted">
        {role.built_in ? t(role.description) : role.description}
      </span>
      <Holders role={role} organizationId={organizationId} />
    </th>
  );
}

/** What a role is called; a custom one opens where it is edited. */
export function RoleName({ role, organizationId }: Omit<Props, "isOwn">) {
  const t = useText();
  if (role.built_in) return t(role.name);
  return (
    <TextLink
      to="/o/$organizationId/roles"
      params={{ organizationId }}
      search={({ q, scope }) => ({ q, scope, edit: role.id })}
      aria-label={t("Edit the role {name}", { name: role.name })}
      className="min-w-0 break-words"
    >
      {role.name}
    </TextLink>
  );
}

/** How many hold the role; leads to them for those who may see members. */
export function Holders({ role, organizationId }: Omit<Props, "isOwn">) {
  const t = useText();
  const may = usePermits();
  if (role.member_count === null) return null;
  const count = t("{count, plural, one {# member} other {# members}}", { count: role.member_count });
  return (
    <span className="mt-1.5 block text-xs tabular-nums">
      {may("members:read") ? (
        <TextLink
          to="/o/$organizationId/members"
          params={{ organizationId }}
          search={{ role: [role.id] }}
          aria-label={t("{role}: {count}", { role: role.built_in ? t(role.name) : role.name, count })}
        >
          {count}
        </TextLink>
      ) : (
        <span className="text-subtle">{count}</span>
      )}
    </span>
  );
}
