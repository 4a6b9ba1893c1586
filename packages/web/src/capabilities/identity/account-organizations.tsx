import { builtInRoles } from "@rollcall/contract/roles";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { type Membership, useMe } from "../../session.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";

/** The Organizations that one belongs to. Leaving one happens there. */
export function AccountOrganizations() {
  const t = useText();
  const { memberships, email } = useMe();
  return (
    <Card flush title={t("Organizations")} description={t("What you may do differs from one to the next.")}>
      {memberships.length === 0 ? (
        <p className="border-t px-5 py-4 text-pretty text-muted">
          {t("You belong to none. Ask an Admin to invite {email}.", { email })}
        </p>
      ) : (
        <ul>
          {memberships.map((membership) => (
            <OrganizationRow key={membership.organization.id} membership={membership} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function OrganizationRow({ membership: { organization, roles, status } }: { membership: Membership }) {
  const t = useText();
  const formats = useFormats();
  return (
    <li className="border-t">
      <Link
        to="/o/$organizationId"
        params={{ organizationId: organization.id }}
        className="flex items-center gap-3.5 px-5 py-3 -outline-offset-2 hover:bg-hover"
      >
        <Avatar name={organization.name} seed={organization.id} size="md" shape="organization" />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="min-w-0 font-medium break-words">{organization.name}</span>
            {status === "suspended" && <Badge tone="warning">{t("Suspended")}</Badge>}
          </span>
          <span className="block text-muted">{formats.list(roles.map((role) => t(nameOfRole(role))))}</span>
        </span>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-subtle" />
      </Link>
    </li>
  );
}

function nameOfRole(id: string): string {
  return Object.entries(builtInRoles).find(([role]) => role === id)?.[1].name ?? id;
}
