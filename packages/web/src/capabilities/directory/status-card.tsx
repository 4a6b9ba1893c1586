import type { Directory, DirectoryToken } from "@rollcall/contract/directory";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Badge, type BadgeTone } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Card } from "../../ui/card.tsx";
import { useNow } from "../../ui/clock.ts";
import { Spinner } from "../../ui/spinner.tsx";
import { Time } from "../../ui/time.tsx";
import { endsSoon, lastHeard, type Standing } from "./standing.ts";

type Known = Exclude<Standing, "new">;
type Props = { directory: Directory; tokens: readonly DirectoryToken[]; standing: Known };

/** Whether the directory is heard, when it last was, and how much it manages. */
export function StatusCard({ directory, tokens, standing }: Props) {
  const t = useText();
  const { name, tone, hint } = told(standing, t);
  const end = endsSoon(tokens, useNow());
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {t("Directory sync")} <Badge tone={tone}>{name}</Badge>
        </span>
      }
      description={hint}
    >
      <div className="flex flex-col gap-4">
        {end !== null && (
          <Banner tone="warning">
            <RichText
              message="The last token that works ends {when}. Make another one and give it to the directory before."
              values={{ when: <Time at={end} format="relative" /> }}
            />
          </Banner>
        )}
        <Facts directory={directory} heard={lastHeard(directory, tokens)} />
      </div>
    </Card>
  );
}

function told(standing: Known, t: Translate): { name: string; tone: BadgeTone; hint: ReactNode } {
  return {
    no_token: {
      name: t("No token works"),
      tone: "danger" as const,
      hint: t("The directory is refused until it has a token that works. Everybody it manages stays as they are."),
    },
    waiting: {
      name: t("Waiting for the directory"),
      tone: "neutral" as const,
      hint: (
        <span className="inline-flex items-center gap-2">
          <Spinner /> {t("Listening for its first request. It shows here by itself.")}
        </span>
      ),
    },
    connected: {
      name: t("Connected"),
      tone: "success" as const,
      hint: t("Members and Groups follow the directory. What Groups grant is decided here."),
    },
    stopped: {
      name: t("Stopped by the brake"),
      tone: "danger" as const,
      hint: t("It suspends and removes nobody until an Admin lets it go on."),
    },
  }[standing];
}

function Facts({ directory: { users, groups }, heard }: { directory: Directory; heard: string | null }) {
  const t = useText();
  const { count } = useFormats();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const params = { organizationId };
  return (
    <dl className="grid gap-2 sm:grid-cols-3 sm:gap-3">
      <Fact term={t("Last request")}>
        <Link to="/o/$organizationId/access/directory/log" params={params} className={link}>
          {heard === null ? t("Never") : <Time at={heard} format="relative" />}
        </Link>
      </Fact>
      <Fact term={t("Members it manages")}>
        <span className={figure}>{count(users)}</span>
      </Fact>
      <Fact term={t("Groups it manages")}>
        <Link to="/o/$organizationId/access/directory/groups" params={params} className={link}>
          {count(groups)}
        </Link>
      </Fact>
    </dl>
  );
}

const figure = "text-lg font-semibold tabular-nums";
const link = `${figure} rounded-sm after:absolute after:inset-0 after:rounded-md`;

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="relative flex items-center justify-between gap-x-3 gap-y-0.5 rounded-md border bg-sunken px-4 py-2.5 has-[a]:hover:bg-hover sm:flex-col sm:items-start">
      <dt className="text-muted sm:text-xs">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
