import type { Member } from "@rollcall/contract/members";
import type { SsoIdentity } from "@rollcall/contract/sso-sign-ins";
import { lazy, Suspense } from "react";
import { useOrganizationId, usePermits } from "../../session.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { Time } from "../../ui/time.tsx";
import { useManager } from "../sso/identities.ts";
import type { ShownMember } from "./details-data.ts";

// Of many members a directory owns the profile: what makes forms comes for those who can be changed here.
const ProfileForm = lazy(() =>
  import("./member-profile-form.tsx").then((file) => ({ default: file.MemberProfileForm })),
);

/** Name and address in this Organization: a form, or the facts with the reason why they are not changed here. */
export function MemberProfile({ member }: { member: ShownMember }) {
  const t = useText();
  const may = usePermits();
  const manager = useManager(member);
  const reason = readOnlyReason(member, { mayWrite: may("members:write"), manager }, t);
  if (reason === undefined)
    return (
      <Suspense fallback={<FormOnItsWay />}>
        <ProfileForm member={member} />
      </Suspense>
    );
  return (
    <div className="flex flex-col gap-3">
      <Banner>
        {reason} <LastSync manager={manager} />
        {member.externally_managed_by === "scim" && <SentByDirectory member={member} />}
      </Banner>
      <DescriptionList
        entries={[
          { term: t("E-mail address"), detail: member.email },
          { term: t("First name"), detail: member.first_name || "–" },
          { term: t("Last name"), detail: member.last_name || "–" },
        ]}
      />
    </div>
  );
}

/** To what directories asked about the member, for who may read that. */
function SentByDirectory({ member }: { member: ShownMember }) {
  const t = useText();
  const may = usePermits();
  const organizationId = useOrganizationId() ?? "";
  if (!may("access:write")) return null;
  return (
    <TextLink
      to="/o/$organizationId/access/directory/log"
      params={{ organizationId }}
      search={{ subject_id: member.id, reads: "shown" }}
    >
      {t("What the directory sent")}
    </TextLink>
  );
}

/** The places of the fields, as high as they are. */
function FormOnItsWay() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <Skeleton className="h-15 w-full" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Skeleton className="h-15 w-full" />
        <Skeleton className="h-15 w-full" />
      </div>
    </div>
  );
}

function LastSync({ manager }: { manager: SsoIdentity | undefined }) {
  if (manager === undefined) return null;
  return (
    <RichText
      message="Last sync {when}."
      values={{ when: <Time at={manager.last_signed_in_at} format="relative" /> }}
    />
  );
}

type Known = { mayWrite: boolean; manager: SsoIdentity | undefined };

function readOnlyReason(member: Member, { mayWrite, manager }: Known, t: Translate): string | undefined {
  if (manager !== undefined)
    return t("{provider} manages this profile. Change the name and the address there.", {
      provider: manager.connection.name,
    });
  if (member.externally_managed_by !== null)
    return {
      sso: t("Single sign-on manages this profile. Change the name and the address at the identity provider."),
      scim: t("Directory sync (SCIM) manages this profile. Change the name and the address at the identity provider."),
    }[member.externally_managed_by];
  if (member.status === "removed") return t("This person was removed. Restore them to change the profile.");
  return mayWrite ? undefined : t("Your roles do not include changing profiles.");
}
