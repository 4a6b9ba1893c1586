import { MailQuestion } from "lucide-react";
import { useMe } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useJoinable } from "./joinable.ts";
import { JoinableList } from "./joinable-list.tsx";

/** For whoever looks for the Organization of their colleagues. */
export function JoinablePage() {
  const t = useText();
  return (
    <>
      <PageHeader narrow title={t("Join an Organization")} />
      <PageBody narrow>
        <Joinable />
      </PageBody>
    </>
  );
}

function Joinable() {
  const joinable = useJoinable();
  if (joinable.isPending) return <Skeleton className="h-32 w-full rounded-lg" />;
  if (joinable.data === undefined)
    return <FailedState error={joinable.error} onRetry={() => void joinable.refetch()} pending={joinable.isFetching} />;
  return joinable.data.data.length === 0 ? <NothingToJoin /> : <JoinableList organizations={joinable.data.data} />;
}

function NothingToJoin() {
  const t = useText();
  const { email, email_verified } = useMe();
  if (!email_verified)
    return (
      <EmptyState
        icon={MailQuestion}
        title={t("Prove your address first")}
        action={<LinkButton to="/account">{t("Your account")}</LinkButton>}
      >
        {t("Then this page shows the Organizations that let {email} in.", { email })}
      </EmptyState>
    );
  return (
    <EmptyState icon={MailQuestion} title={t("No Organization lets you in by your address")}>
      {t("Ask an Admin to invite {email}. The invitation comes by mail.", { email })}
    </EmptyState>
  );
}
