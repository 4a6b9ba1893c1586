import { useParams } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useTest } from "./data.ts";
import { TestResult } from "./test-result.tsx";

const from = "/signed-in/o/$organizationId/access/sso/$connectionId/tests/$signInId";

/** Where the window of a test ends. The page that opened it shows the same. */
export function TestPage() {
  const t = useText();
  const { organizationId, connectionId, signInId } = useParams({ from });
  const test = useTest(signInId);
  return (
    <PageBody narrow>
      {test.isPending && <Skeleton className="h-40 w-full rounded-lg" />}
      {test.data === undefined && test.error && (
        <FailedState error={test.error} onRetry={() => void test.refetch()} pending={test.isFetching} />
      )}
      {test.data && (
        <>
          <TestResult signIn={test.data} />
          <div className="flex flex-wrap gap-2">
            <LinkButton
              to="/o/$organizationId/access/sso/$connectionId/set-up"
              params={{ organizationId, connectionId }}
              variant="primary"
            >
              {t("Back to the set-up")}
            </LinkButton>
            {globalThis.opener !== null && <Button onClick={() => globalThis.close()}>{t("Close this window")}</Button>}
          </div>
        </>
      )}
    </PageBody>
  );
}
