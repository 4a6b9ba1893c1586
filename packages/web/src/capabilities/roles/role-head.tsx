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
    <th scope="col" className="sticky top-0 z-10 border-b bg-surface px-3 pt-3 pb-3 text-center align-top font-normal">
      <span className="flex items-center justify-center gap-1.5 text-md font-semibold">
        {t(role.name)} {isOwn && <YouMark />}
      </span>
      <span className="mt-0.5 block text-xs text-balance text-muted">{t(role.description)}</span>
      <Holders role={role} organizationId={organizationId} />
    </th>
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
          aria-label={t("{role}: {count}", { role: t(role.name), count })}
        >
          {count}
        </TextLink>
      ) : (
        <span className="text-subtle">{count}</span>
      )}
    </span>
  );
}
