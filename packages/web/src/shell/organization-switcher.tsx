import { Link } from "@tanstack/react-router";
import { Check, ChevronsUpDown } from "lucide-react";
import { type ComponentProps, lazy, type ReactElement, type ReactNode, Suspense } from "react";
import { JoinableItem } from "../capabilities/join-requests/joinable-item.tsx";
import { type Membership, useMe, useMembership, useOrganizationId } from "../session.ts";
import { useText } from "../texts/use-text.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { loadMenu, Menu, MenuLink } from "../ui/menu.tsx";
import { Logo } from "./logo.tsx";
import { useSamePlace } from "./navigation.ts";

const MANY = 7;

// The search is for those who belong to many, so only they load it.
const SearchedMenu = lazy(async () => {
  const [{ SearchedMenu }] = await Promise.all([import("./organization-search.tsx"), loadMenu()]);
  return { default: SearchedMenu };
});

/** The Organization that one looks at, and the way to the others; with a search when there are many. */
export function OrganizationSwitcher({ onGo }: { onGo?: () => void }) {
  const { memberships } = useMe();
  const current = useMembership(useOrganizationId());
  if (memberships.length === 0) return <Wordmark />;
  const trigger = <Current organization={current?.organization} />;
  const choices = memberships.map((each) => (
    <Choice key={each.member_id} membership={each} isCurrent={each === current} {...(onGo && { onGo })} />
  ));
  if (memberships.length <= MANY)
    return (
      <PlainMenu trigger={trigger}>
        {choices}
        <JoinableItem onGo={onGo} />
      </PlainMenu>
    );
  return (
    <Suspense fallback={trigger}>
      <SearchedMenu trigger={trigger}>{choices}</SearchedMenu>
    </Suspense>
  );
}

function PlainMenu({ trigger, children }: { trigger: ReactElement<ComponentProps<"button">>; children: ReactNode }) {
  return (
    <Menu trigger={trigger} align="start" className="w-68">
      {children}
    </Menu>
  );
}

function Current({
  organization,
  ...trigger
}: { organization: Membership["organization"] | undefined } & ComponentProps<"button">) {
  const t = useText();
  return (
    <button
      type="button"
      {...trigger}
      className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-pressed data-popup-open:bg-pressed"
    >
      {organization ? (
        <Avatar name={organization.name} seed={organization.id} size="md" shape="organization" />
      ) : (
        <Logo size={32} />
      )}
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-semibold">{organization?.name ?? t("Choose an Organization")}</span>
        <span className="truncate text-xs leading-4 text-subtle">{t("Admin Panel")}</span>
      </span>
      <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-subtle" />
      <span className="sr-only">{t("Switch Organization")}</span>
    </button>
  );
}

function Choice({ membership, isCurrent, onGo }: { membership: Membership; isCurrent: boolean; onGo?: () => void }) {
  const t = useText();
  const { organization, status } = membership;
  const samePlace = useSamePlace();
  return (
    <MenuLink
      label={organization.name}
      {...(onGo && { onClick: onGo })}
      render={<Link to={samePlace(membership)} params={{ organizationId: organization.id }} />}
    >
      <Avatar name={organization.name} seed={organization.id} shape="organization" />
      <span className="min-w-0 flex-1 truncate">{organization.name}</span>
      {status === "suspended" && <Badge tone="warning">{t("Suspended")}</Badge>}
      {isCurrent && (
        <>
          <Check aria-hidden="true" className="size-4 text-accent-text" />
          <span className="sr-only">{t("Current")}</span>
        </>
      )}
    </MenuLink>
  );
}

function Wordmark() {
  return (
    <div className="flex items-center gap-2.5 p-1.5">
      <Logo size={32} />
      <span className="font-semibold">Rollcall</span>
    </div>
  );
}
