import { type DirectoryToken, MAX_DIRECTORY_TOKENS } from "@rollcall/contract/directory";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { activeOf } from "./standing.ts";
import { TokenRow } from "./token-row.tsx";

const RevokeTokenDialog = later(() => import("./revoke-token-dialog.tsx").then((file) => file.RevokeTokenDialog));

const RETIRED_SHOWN = 3;

/** The tokens by which directories come in: those that work first, then those that did. */
export function TokensCard({ tokens, onCreate }: { tokens: readonly DirectoryToken[]; onCreate: () => void }) {
  const t = useText();
  const [areAllShown, setAllShown] = useState(false);
  const [revoked, setRevoked] = useState<DirectoryToken>();
  const active = activeOf(tokens);
  const retired = tokens.filter(({ status }) => status !== "active");
  const shown = [...active, ...(areAllShown ? retired : retired.slice(0, RETIRED_SHOWN))];
  const isFull = active.length >= MAX_DIRECTORY_TOKENS;
  return (
    <Card
      flush
      title={t("Tokens")}
      description={t(
        "A directory shows its token with each request. Two can work at once: give the new one to the directory, see that it is used, then revoke the old one.",
      )}
      action={
        <Button
          size="sm"
          icon={KeyRound}
          onClick={onCreate}
          disabledReason={isFull ? t("Two tokens work already. Revoke one first.") : undefined}
        >
          {t("Create token")}
        </Button>
      }
    >
      <ul aria-label={t("Tokens")}>
        {shown.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={() => setRevoked(token)} />
        ))}
      </ul>
      {!areAllShown && retired.length > RETIRED_SHOWN && (
        <div className="border-t px-3 py-1.5">
          <Button size="sm" variant="quiet" onClick={() => setAllShown(true)}>
            {t("{count, plural, one {Show # older token} other {Show # older tokens}}", {
              count: retired.length - RETIRED_SHOWN,
            })}
          </Button>
        </div>
      )}
      {revoked && (
        <RevokeTokenDialog token={revoked} isLast={active.length === 1} onClose={() => setRevoked(undefined)} />
      )}
    </Card>
  );
}
