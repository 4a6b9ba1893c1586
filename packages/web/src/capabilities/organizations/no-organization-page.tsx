import { MailQuestion } from "lucide-react";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";

/** For a User who belongs to no Organization, or no longer. */
export function NoOrganizationPage() {
  const t = useText();
  const { email } = useMe();
  return (
    <div className="flex min-h-[70dvh] items-center">
      <EmptyState icon={MailQuestion} heading="h1" title={t("You do not belong to an Organization")}>
        {t("Ask an Admin to invite {email}. The invitation comes by mail.", { email })}
      </EmptyState>
    </div>
  );
}
