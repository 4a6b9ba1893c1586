import type { Directory } from "@rollcall/contract/directory";
import { FolderSync, KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { ConnectCard } from "./connect-card.tsx";

/** Before the first token: what directory sync does, and the three steps to it. */
export function StartCard({ directory, onCreate }: { directory: Directory; onCreate: () => void }) {
  const t = useText();
  return (
    <>
      <section className="overflow-hidden rounded-lg border bg-surface">
        <header className="flex flex-wrap items-start gap-x-4 gap-y-3 px-5 pt-5 pb-4">
          <span className="flex size-10 shrink-0 items-center justify-center rounded-lg border border-accent-line bg-accent-soft text-accent-soft-ink">
            <FolderSync aria-hidden="true" className="size-5" strokeWidth={1.75} />
          </span>
          <div className="min-w-48 flex-1">
            <h2 className="text-md font-semibold">{t("Connect your directory")}</h2>
            <p className="mt-0.5 max-w-160 text-pretty text-muted">
              {t(
                "Okta, Entra ID or another directory then creates members, keeps their names and Groups in step, and ends their access the moment they leave.",
              )}
            </p>
          </div>
        </header>
        <ol className="grid border-t sm:grid-cols-3">
          <Step number={1} title={t("Create a token")}>
            {t("It lets the directory in, and into this Organization alone.")}
          </Step>
          <Step number={2} title={t("Paste it into your directory")}>
            {t("With the base URL. Its own test then says that the two can talk.")}
          </Step>
          <Step number={3} title={t("Assign people and Groups there")}>
            {t("They appear here by themselves, and the log tells each step.")}
          </Step>
        </ol>
        <footer className="flex justify-end border-t bg-sunken px-5 py-3">
          <Button variant="primary" icon={KeyRound} onClick={onCreate}>
            {t("Create token")}
          </Button>
        </footer>
      </section>
      <ConnectCard directory={directory} />
    </>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-3 px-5 py-4 not-first:border-t sm:not-first:border-t-0 sm:not-first:border-l">
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-full border bg-sunken text-xs font-semibold text-muted tabular-nums"
      >
        {number}
      </span>
      <div className="min-w-0">
        <h3 className="font-medium">{title}</h3>
        <p className="mt-0.5 text-pretty text-muted">{children}</p>
      </div>
    </li>
  );
}
