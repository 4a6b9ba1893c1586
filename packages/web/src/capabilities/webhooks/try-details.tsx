import type { WebhookTry } from "@rollcall/contract/webhooks";
import { useText } from "../../texts/use-text.ts";
import { JsonBlock } from "../../ui/json-block.tsx";
import { Headers } from "./headers.tsx";

/** Where a try went with which headers, and what came back. */
export function TryDetails({ attempt }: { attempt: WebhookTry }) {
  const t = useText();
  const { url, outcome, request_headers, response_headers, response_body, response_cut } = attempt;
  const isAnswered = attempt.response_status !== null;
  return (
    <>
      {outcome === "interrupted" && (
        <p className="text-pretty">
          {t("The server stopped during this try, so nobody knows whether it arrived. It is tried again.")}
        </p>
      )}
      <section className="flex flex-col gap-1">
        <h5 className="text-xs font-medium text-subtle">{t("Sent to")}</h5>
        <code className="font-mono text-xs break-all">POST {url}</code>
      </section>
      <Headers title={t("Headers sent")} headers={request_headers} />
      {isAnswered && response_headers !== null && (
        <Headers title={t("Headers of the answer")} headers={response_headers} />
      )}
      {isAnswered && (
        <JsonBlock
          title={t("What was answered")}
          text={response_body === "" ? null : response_body}
          empty={t("Nothing but the status.")}
        />
      )}
      {response_cut && <p className="text-xs text-subtle">{t("The answer went on; only its beginning is kept.")}</p>}
    </>
  );
}
