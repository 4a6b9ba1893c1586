import type { Group, GroupDetails } from "@rollcall/contract/groups";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { useMappedGroup } from "./data.ts";

/** A Group of the directory, and what it grants here. */
export function MappedGroupRow({ group }: { group: Group }) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { data } = useMappedGroup(group.id);
  const isMapped = data !== undefined && (data.grants.length > 0 || data.organization_roles.length > 0);
  const params = { organizationId, groupId: group.id };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 px-4 py-3 not-last:border-b sm:px-8 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_5.5rem]">
      <div className="min-w-0">
        <Link
          to="/o/$organizationId/groups/$groupId/members"
          params={params}
          className="rounded-sm font-medium break-words hover:underline"
        >
          {group.name}
        </Link>
        <span className="block text-xs text-subtle">
          {t("{count, plural, one {# member} other {# members}}", { count: group.total_member_count })}
        </span>
      </div>
      <div className="flex min-w-0 items-start gap-2.5 max-md:order-1 max-md:col-span-2">
        <ArrowRight aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-subtle max-md:hidden" />
        {data === undefined ? <Skeleton className="h-5 w-48" /> : <Grants group={data} />}
      </div>
      <LinkButton
        size="sm"
        to="/o/$organizationId/access/directory/groups/$groupId"
        params={params}
        search
        resetScroll={false}
        aria-label={
          isMapped ? t("Change what {group} grants", { group: group.name }) : t("Map {group}", { group: group.name })
        }
        className="justify-self-end"
      >
        {isMapped ? t("Change") : t("Map…")}
      </LinkButton>
    </li>
  );
}

function Grants({ group: { grants, organization_roles } }: { group: GroupDetails }) {
  const t = useText();
  const book = useRoleBook();
  if (grants.length === 0 && organization_roles.length === 0)
    return <span className="text-muted">{t("Grants nothing yet")}</span>;
  return (
    <ul className="flex min-w-0 flex-col gap-1">
      {organization_roles.length > 0 && <Place name={t("Organization")} roles={book.namesOf(organization_roles)} />}
      {grants.map(({ workspace, roles }) => (
        <Place key={workspace.id} name={workspace.name} roles={book.namesOf(roles)} />
      ))}
    </ul>
  );
}

function Place({ name, roles }: { name: string; roles: readonly string[] }) {
  return (
    <li className="flex flex-wrap items-center gap-1.5">
      <span className="min-w-0 break-words">{name}</span>
      {roles.map((role) => (
        <Badge key={role}>{role}</Badge>
      ))}
    </li>
  );
}
