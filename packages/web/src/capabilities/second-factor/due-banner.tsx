import type { Membership } from "../../session.ts";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Time } from "../../ui/time.tsx";

type Props = { membership: Membership; dueAt: string };

/** While there is time left to set up the second factor that an Organization requires. */
export function SecondFactorDueBanner({ membership: { organization }, dueAt }: Props) {
  const t = useText();
  const { has_second_factor: hasOne } = useMe();
  // Who has one shows it with the next sign-in.
  if (hasOne) return null;
  return (
    <div className="px-4 pt-4 sm:px-8">
      <Banner
        tone="warning"
        title={t("{organization} requires a second factor", { organization: organization.name })}
        action={
          <LinkButton to="/account" size="sm">
            {t("Set one up")}
          </LinkButton>
        }
      >
        {t("You have time to set one up until:")} <Time at={dueAt} />
      </Banner>
    </div>
  );
}
