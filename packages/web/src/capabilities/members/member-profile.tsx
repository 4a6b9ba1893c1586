import type { Member } from "@rollcall/contract/members";
import type { SsoIdentity } from "@rollcall/contract/sso-sign-ins";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useOrganizationId, usePermits } from "../../session.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { whenReachedFor } from "../../ui/later.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { Time } from "../../ui/time.tsx";
import { useManager } from "../sso/identities.ts";
import { type ShownMember, useSaveProfile } from "./details-data.ts";

const loadSchema = () => import("./profile-schema.ts").then((file) => file.profileSchema);
whenReachedFor(loadSchema);

/** Name and address in this Organization: a form, or the facts with the reason why they are not changed here. */
export function MemberProfile({ member }: { member: ShownMember }) {
  const t = useText();
  const may = usePermits();
  const manager = useManager(member);
  const reason = readOnlyReason(member, { mayWrite: may("members:write"), manager }, t);
  if (reason === undefined) return <ProfileForm member={member} />;
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

function ProfileForm({ member }: { member: ShownMember }) {
  const t = useText();
  const save = useSaveProfile(member);
  const saved = { first_name: member.first_name, last_name: member.last_name, email: member.email };
  const { register, errorOf, submit, problem, isSending, reset, formState } = useContractForm({
    schema: loadSchema,
    defaultValues: saved,
    send: async (values) => {
      await save(values);
      reset(values);
    },
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <TextField label={t("E-mail address")} type="email" {...register("email")} error={errorOf("email")} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField label={t("First name")} {...register("first_name")} error={errorOf("first_name")} />
        <TextField label={t("Last name")} {...register("last_name")} error={errorOf("last_name")} />
      </div>
      {formState.isDirty && (
        <div className="flex justify-end gap-2">
          <Button onClick={() => reset(saved)}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={isSending}>
            {t("Save")}
          </Button>
        </div>
      )}
    </form>
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
