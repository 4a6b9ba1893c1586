import type { Directory } from "@rollcall/contract/directory";
import { useState } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { useDirectory } from "./data.ts";

const ReleaseDialog = later(() => import("./release-dialog.tsx").then((file) => file.ReleaseDialog));

/** Says on every part of directory sync that it is stopped, or that nothing holds it back for now. */
export function BrakeBanner() {
  const { data } = useDirectory();
  if (data === undefined) return null;
  const { stopped_at, let_through_until } = data.brake;
  if (stopped_at === null && let_through_until === null) return null;
  return (
    <div className="max-w-200 px-4 pt-5 sm:px-8">
      {stopped_at !== null ? (
        <Stopped brake={data.brake} at={stopped_at} />
      ) : (
        let_through_until !== null && <LetThrough until={let_through_until} />
      )}
    </div>
  );
}

function Stopped({ brake, at }: { brake: Directory["brake"]; at: string }) {
  const t = useText();
  const { moment } = useFormats();
  const [isReleasing, setReleasing] = useState(false);
  return (
    <>
      <Banner
        tone="danger"
        title={t("The brake has stopped the directory")}
        action={
          <Button size="sm" onClick={() => setReleasing(true)}>
            {t("Let it go on…")}
          </Button>
        }
      >
        <RichText
          message="Since {when} it suspends and removes nobody: it would have ended more than {percent}% of the members within an hour. Everything else goes on."
          values={{ when: <time dateTime={at}>{moment(at)}</time>, percent: brake.percent ?? 100 }}
        />
      </Banner>
      {isReleasing && <ReleaseDialog brake={brake} onClose={() => setReleasing(false)} />}
    </>
  );
}

function LetThrough({ until }: { until: string }) {
  const t = useText();
  const { moment } = useFormats();
  return (
    <Banner tone="warning" title={t("The brake is released")}>
      <RichText
        message="Until {when} the directory suspends and removes whomever it says. Then the brake holds again."
        values={{ when: <time dateTime={until}>{moment(until)}</time> }}
      />
    </Banner>
  );
}
