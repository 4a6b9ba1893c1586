import type { Organization } from "@rollcall/contract/organizations";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Card } from "../../ui/card.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { settingsOf } from "./merging.ts";
import { useSettingTexts } from "./setting-texts.ts";

/** The page for those who may read it only. */
export function OrganizationFacts({ organization }: { organization: Organization }) {
  const t = useText();
  const { labels, valueIn } = useSettingTexts();
  const settings = settingsOf(organization);
  return (
    <>
      <Banner title={t("You can look, not change")}>
        {t("Changing the name and the settings takes the permission {permission}, which the Admin role has.", {
          permission: "organization:write",
        })}
      </Banner>
      <Card title={t("General")}>
        <DescriptionList
          entries={[{ term: labels.name, detail: organization.name }, ...identityEntries(organization, t)]}
        />
      </Card>
      <Card title={t("Invitations")}>
        <DescriptionList
          entries={[
            {
              term: labels.invitation_valid_days,
              detail: valueIn("invitation_valid_days", settings),
            },
            { term: labels.guests_by_invitation, detail: valueIn("guests_by_invitation", settings) },
          ]}
        />
      </Card>
      <Card title={t("API keys")}>
        <DescriptionList
          entries={[{ term: labels.max_key_lifetime_days, detail: valueIn("max_key_lifetime_days", settings) }]}
        />
      </Card>
    </>
  );
}

/** What never changes. */
export function identityEntries({ id, created_at }: Organization, t: ReturnType<typeof useText>) {
  return [
    { term: t("Organization ID"), detail: <Copyable text={id} label={t("Copy Organization ID")} /> },
    { term: t("Created"), detail: <Time at={created_at} /> },
  ];
}

export function OrganizationSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-5">
      {["h-56", "h-44"].map((height) => (
        <div key={height} className={`rounded-lg border p-5 ${height}`}>
          <Skeleton className="h-4 w-32" />
          <Skeleton className="mt-5 h-8 w-full" />
          <Skeleton className="mt-4 h-4 w-64" />
        </div>
      ))}
    </div>
  );
}
