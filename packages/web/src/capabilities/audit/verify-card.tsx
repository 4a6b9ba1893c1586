import { NotedHead } from "@rollcall/contract/audit";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useVerification } from "./use-verification.ts";
import { VerificationResult } from "./verification-result.tsx";

/** Verifies the whole chain while one looks. */
export function VerifyCard() {
  const t = useText();
  const { state, start, cancel } = useVerification();
  const [noted, setNoted] = useState("");
  const [isWrong, setWrong] = useState(false);
  const isRunning = state.phase === "running";

  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const head = noted.trim();
    const fits = head === "" || NotedHead.safeParse(head).success;
    setWrong(!fits);
    if (fits && !isRunning) void start(head === "" ? undefined : head);
  }
  return (
    <form noValidate onSubmit={submit}>
      <Card
        title={t("Verify")}
        description={t("Computes every hash anew and compares it with its seal. Nothing is changed.")}
        action={
          isRunning ? (
            <Button onClick={cancel}>{t("Cancel")}</Button>
          ) : (
            <Button type="submit" icon={ShieldCheck}>
              {t("Verify now")}
            </Button>
          )
        }
      >
        <div className="flex flex-col gap-4">
          <VerificationResult state={state} />
          <Disclosure label={t("Compare with a head that was noted earlier")} isNeeded={isWrong}>
            <TextField
              label={t("Noted head")}
              hint={t("As it was copied then: a position, a colon and a hash.")}
              placeholder="4213:9f86d081…"
              value={noted}
              onChange={(event) => {
                setNoted(event.currentTarget.value);
                setWrong(false);
              }}
              error={
                isWrong ? t("This is no head: it must be a position, a colon and a hash of 64 characters.") : undefined
              }
              autoComplete="off"
              spellCheck={false}
            />
          </Disclosure>
        </div>
      </Card>
    </form>
  );
}
