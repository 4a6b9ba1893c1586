import { useParams } from "@tanstack/react-router";
import { usePermits } from "../../session.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { MemberIdentities } from "../sso/member-identities.tsx";
import { useMemberDetails } from "./details-data.ts";
import { MemberFacts } from "./member-facts.tsx";
import { MemberProfile } from "./member-profile.tsx";
import { MemberRolesSection } from "./member-roles-section.tsx";
import { MemberSecondFactor } from "./member-second-factor.tsx";
import { MemberSessions } from "./member-sessions.tsx";

/** The Profile tab of User Details. */
export function MemberProfilePage() {
  const may = usePermits();
  const { memberId } = useParams({ from: "/signed-in/o/$organizationId/members/active/$memberId" });
  const { data: member } = useMemberDetails(memberId);
  if (member === undefined) return <Loading />;
  return (
    <div className="flex flex-col gap-7">
      <MemberProfile key={member.id} member={member} />
      <MemberRolesSection member={member} />
      <MemberFacts member={member} />
      <MemberIdentities member={member} />
      <MemberSecondFactor member={member} />
      {may("members.sessions:revoke") && <MemberSessions member={member} />}
    </div>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <Skeleton className="h-14 w-full" />
      <Skeleton className="h-14 w-full" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}
