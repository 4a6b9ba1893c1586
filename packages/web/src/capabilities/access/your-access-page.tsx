import { useParams } from "@tanstack/react-router";
import { UserRound } from "lucide-react";
import { useMembership } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";
import { LeaveCard } from "./leave-card.tsx";
import { OwnRoles } from "./own-roles.tsx";
import { OwnSeats } from "./own-seats.tsx";

/** What one may do in this Organization, what one holds, and the way out of it. */
export function YourAccessPage() {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId/your-access" });
  const membership = useMembership(organizationId);
  // The frame around this page lets in only members.
  if (membership === undefined) return null;
  return (
    <>
      <PageHeader
        narrow
        title={t("Your access")}
        description={t("What you may do in {organization}.", { organization: membership.organization.name })}
        actions={
          <LinkButton to="/account" icon={UserRound}>
            {t("Your account")}
          </LinkButton>
        }
      />
      <PageBody narrow>
        <OwnSeats membership={membership} />
        <OwnRoles membership={membership} />
        <LeaveCard membership={membership} />
      </PageBody>
    </>
  );
}
