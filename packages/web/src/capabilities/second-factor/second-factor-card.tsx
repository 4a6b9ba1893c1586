import type { MySecondFactor } from "@rollcall/contract/second-factor";
import { useQuery } from "@tanstack/react-query";
import { useMe } from "../../session.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Card } from "../../ui/card.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { AddPasskeyRow } from "./add-passkey-row.tsx";
import { AppRow, RecoveryCodesRow } from "./app-row.tsx";
import { mySecondFactor } from "./data.ts";
import { PasskeyRow } from "./passkey-row.tsx";

/** Authenticator app, passkeys and recovery codes of one's own. */
export function SecondFactorCard() {
  const t = useText();
  const { data, error, isFetching, refetch } = useQuery(mySecondFactor);
  return (
    <Card
      flush
      title={t("Second factor and passkeys")}
      description={t("Something that only you have, so that a password that somebody learns is not enough.")}
    >
      {error ? (
        <FailedState error={error} onRetry={() => void refetch()} pending={isFetching} />
      ) : data === undefined ? (
        <div aria-busy="true" className="flex flex-col gap-3 border-t px-5 py-4">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-4 w-72" />
        </div>
      ) : (
        <Rows mine={data} />
      )}
    </Card>
  );
}

function Rows({ mine }: { mine: MySecondFactor }) {
  const t = useText();
  const { list } = useFormats();
  const { email_verified: isVerified } = useMe();
  const disabledReason = isVerified ? undefined : t("Verify your e-mail address first.");
  const hasAny = mine.totp_since !== null || mine.passkeys.length > 0;
  const requiring = list(mine.required_by.map(({ name }) => name));
  return (
    <>
      {mine.required_by.length > 0 && !hasAny && (
        <div className="px-5 pb-4">
          <Banner tone="warning">
            {t("{organizations} requires one. Set up an app or a passkey.", { organizations: requiring })}
          </Banner>
        </div>
      )}
      <ul>
        <AppRow mine={mine} disabledReason={disabledReason} />
        {mine.passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} mine={mine} />
        ))}
        <AddPasskeyRow mine={mine} disabledReason={disabledReason} />
        {hasAny && <RecoveryCodesRow left={mine.recovery_codes_left} />}
      </ul>
    </>
  );
}
