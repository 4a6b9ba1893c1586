import type { signInMethods } from "@rollcall/contract/members";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Copyable } from "../../ui/copyable.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useManager } from "../sso/identities.ts";
import type { ShownMember } from "./details-data.ts";
import { Section } from "./section.tsx";
import { sourceName } from "./words.ts";

/** What is known about a member and not changed here. */
export function MemberFacts({ member }: { member: ShownMember }) {
  const t = useText();
  const manager = useManager(member);
  return (
    <Section title={t("About")}>
      <DescriptionList
        entries={[
          { term: t("User ID"), detail: <Copyable text={member.user_id} label={t("Copy user ID")} /> },
          { term: t("Joined"), detail: <Time at={member.joined_at} /> },
          {
            term: t("Last active"),
            detail: member.last_active_at === null ? t("Never") : <Time at={member.last_active_at} format="relative" />,
          },
          ...standingOf(member, t),
          { term: t("Source"), detail: sourceName(member.source, t) },
          { term: t("Sign-in methods"), detail: <SignInMethods methods={member.sign_in_methods} /> },
          { term: t("E-mail verified"), detail: yesOrNo(member.email_verified, t) },
          { term: t("Profile managed by"), detail: managedBy(member, manager?.connection.name, t) },
        ]}
      />
    </Section>
  );
}

function standingOf(member: ShownMember, t: Translate) {
  const entries = [
    { term: t("Suspended"), at: member.suspended_at },
    { term: t("Removed"), at: member.removed_at },
    { term: t("Can be restored until"), at: member.restorable_until },
  ].flatMap(({ term, at }) => (at === null ? [] : [{ term, detail: <Time at={at} /> }]));
  if (member.status !== "removed") return entries;
  return [...entries, { term: t("May join again by themselves"), detail: yesOrNo(member.allowed_again, t) }];
}

function SignInMethods({ methods }: { methods: readonly (typeof signInMethods)[number][] | undefined }) {
  const t = useText();
  const { list } = useFormats();
  if (methods === undefined) return <Skeleton className="h-4 w-32" />;
  const names = {
    password: t("Password"),
    magic_link: t("Mailed link"),
    passkey: t("Passkey"),
    sso: t("Single sign-on"),
  };
  return methods.length === 0 ? t("None yet") : list(methods.map((method) => names[method]));
}

function yesOrNo(is: boolean | undefined, t: Translate) {
  if (is === undefined) return <Skeleton className="h-4 w-10" />;
  return is ? t("Yes") : t("No");
}

function managedBy({ externally_managed_by }: ShownMember, provider: string | undefined, t: Translate): string {
  if (provider !== undefined) return provider;
  if (externally_managed_by === null) return t("This Organization");
  return { sso: t("Single sign-on"), scim: t("Directory sync (SCIM)") }[externally_managed_by];
}
