import { useText } from "../../texts/use-text.ts";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";
import { SecondFactorCard } from "../second-factor/second-factor-card.tsx";
import { AccountOrganizations } from "./account-organizations.tsx";
import { EmailCard } from "./email-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { ProfileCard } from "./profile-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

/** What belongs to oneself, across Organizations. */
export function AccountPage() {
  const t = useText();
  return (
    <>
      <PageHeader
        title={t("Account")}
        description={t("Your own profile and sign-in, the same in every Organization.")}
      />
      <PageBody narrow>
        <ProfileCard />
        <EmailCard />
        <PasswordCard />
        <SecondFactorCard />
        <SessionsCard />
        <AccountOrganizations />
      </PageBody>
    </>
  );
}
