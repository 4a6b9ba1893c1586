import { type DirectoryExchange, type DirectoryPreview, previewDirectoryRequest } from "@rollcall/contract/directory";
import { useMutation } from "@tanstack/react-query";
import { Rewind } from "lucide-react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { JsonBlock } from "../../ui/json-block.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { StatusCode } from "./status-code.tsx";
import { Story } from "./story.tsx";
import { WhyRefused } from "./why-refused.tsx";

/** Asks what would come of a request now, and changes nothing (SPEC R12.2). */
export function Replay({ exchange }: { exchange: DirectoryExchange }) {
  const t = useText();
  const params = { ...useOrganizationParams(), request_id: exchange.id };
  const preview = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(previewDirectoryRequest, { params }),
  });
  const isRead = exchange.outcome === "read";
  return (
    <section className="flex flex-col gap-4 rounded-lg border px-4 py-4">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-48 flex-1">
          <h3 className="font-medium">{t("And if it came now?")}</h3>
          <p className="mt-0.5 text-pretty text-muted">
            {t("Tries the same request against how things are now. Nothing is changed.")}
          </p>
        </div>
        <Button
          size="sm"
          icon={Rewind}
          pending={preview.isPending}
          disabledReason={isRead ? t("It only looks up: nothing would change.") : undefined}
          onClick={() => preview.mutate()}
        >
          {t("Replay as preview")}
        </Button>
      </header>
      {preview.error && <Banner tone="danger">{problemText(preview.error, t)}</Banner>}
      <div role="status" className="empty:hidden">
        {preview.data && <Outcome exchange={exchange} preview={preview.data} />}
      </div>
    </section>
  );
}

function Outcome({ exchange, preview }: { exchange: DirectoryExchange; preview: DirectoryPreview }) {
  const t = useText();
  const { method, path, token } = exchange;
  return (
    <div className="flex flex-col gap-4 border-t pt-4">
      <p className="flex items-start gap-2 text-pretty">
        <StatusCode status={preview.status} />
        <span className="min-w-0 break-words">
          <Story told={{ ...preview, method, path, token: token.name }} />
        </span>
      </p>
      {preview.outcome === "refused" && <Refused exchange={exchange} preview={preview} />}
      <JsonBlock
        title={t("What would be answered")}
        text={preview.response_body}
        empty={t("Nothing but the status.")}
      />
    </div>
  );
}

/** Why it would be refused; a reason that stands above already is not told twice. */
function Refused({ exchange, preview }: { exchange: DirectoryExchange; preview: DirectoryPreview }) {
  const t = useText();
  if (preview.reason !== exchange.reason) return <WhyRefused refused={preview} />;
  return <p className="text-muted">{t("It would be refused again, for the same reason.")}</p>;
}
