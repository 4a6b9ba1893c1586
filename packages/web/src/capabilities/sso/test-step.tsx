import { getSsoConnection, type SsoConnection } from "@rollcall/contract/sso";
import { beginSsoTest, listSsoSignIns } from "@rollcall/contract/sso-sign-ins";
import { useMutation } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { Time } from "../../ui/time.tsx";
import { useConnectionParams, useTest } from "./data.ts";
import { TestResult } from "./test-result.tsx";

/** The whole way to the identity provider and back, in a window beside this one; it changes nothing. */
export function TestStep({ connection }: { connection: SsoConnection }) {
  const t = useText();
  const params = useConnectionParams();
  const [signInId, setSignInId] = useState<string>();
  const { data: test } = useTest(signInId);
  const begin = useMutation({
    meta: { showsProblem: true },
    mutationFn: async () => {
      // Opened at the press: a browser lets no window open later.
      const beside = globalThis.open("", "_blank");
      try {
        const { sign_in_id, redirect_url } = await api.call(beginSsoTest, { params });
        if (beside === null) globalThis.location.assign(redirect_url);
        else beside.location.href = redirect_url;
        setSignInId(sign_in_id);
      } catch (error) {
        beside?.close();
        throw error;
      }
    },
  });
  const isOver = test !== undefined && test.outcome !== "waiting";
  useEffect(() => {
    if (isOver) void refresh(getSsoConnection, listSsoSignIns);
  }, [isOver]);

  const isKnown = !connection.lacks.includes("provider") && !connection.lacks.includes("certificate");
  return (
    <>
      <p className="text-pretty text-muted">
        {t(
          "Sign in as yourself or as somebody else at the identity provider. You see what it sends and what would happen; nothing changes here.",
        )}
      </p>
      {connection.last_passed_test_at !== null && (
        <p>
          <RichText
            message="The last test that went well: {when}. It counts for 24 hours."
            values={{ when: <Time at={connection.last_passed_test_at} format="relative" /> }}
          />
        </p>
      )}
      {begin.error && <Banner tone="danger">{problemText(begin.error, t)}</Banner>}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          icon={ExternalLink}
          pending={begin.isPending}
          disabledReason={isKnown ? undefined : t("Finish the steps before first.")}
          onClick={() => begin.mutate()}
        >
          {t("Test sign-in")}
        </Button>
        <span role="status" className="flex items-center gap-2 text-muted">
          {signInId !== undefined && !isOver && (
            <>
              <Spinner /> {t("Waiting for the other window…")}
            </>
          )}
        </span>
      </div>
      {isOver && <TestResult signIn={test} />}
    </>
  );
}
