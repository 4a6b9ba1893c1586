import { MailQuestion } from "lucide-react";
import { lazy, Suspense } from "react";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useJoinable } from "../join-requests/joinable.ts";

// Whoever only passes by on the way to their Organization does not load it.
const JoinableList = lazy(() =>
  import("../join-requests/joinable-list.tsx").then((file) => ({ default: file.JoinableList })),
);

/** For a User who belongs to no Organization, or no longer: those that let them in, if any does. */
export function NoOrganizationPage() {
  const t = useText();
  const { email } = useMe();
  const { data: joinable } = useJoinable();
  if (joinable !== undefined && joinable.data.length > 0)
    return (
      <>
        <PageHeader narrow title={t("Join an Organization")} />
        <PageBody narrow>
          <Suspense fallback={<Skeleton className="h-32 w-full rounded-lg" />}>
            <JoinableList organizations={joinable.data} />
          </Suspense>
          <p className="text-pretty text-muted">
            {t("Yours is not there? Ask an Admin to invite {email}. The invitation comes by mail.", { email })}
          </p>
        </PageBody>
      </>
    );
  return (
    <div className="flex min-h-[70dvh] items-center">
      <EmptyState icon={MailQuestion} heading="h1" title={t("You do not belong to an Organization")}>
        {t("Ask an Admin to invite {email}. The invitation comes by mail.", { email })}
      </EmptyState>
    </div>
  );
}
