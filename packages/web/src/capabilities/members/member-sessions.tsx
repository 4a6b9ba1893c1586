import type { Session } from "@rollcall/contract/members";
import { useState } from "react";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { browserOf } from "./browser-of.ts";
import { type ShownMember, useMemberSessions, useSignOutEverywhere } from "./details-data.ts";
import { Section } from "./section.tsx";

const ConfirmDialog = later(() => import("../../ui/confirm-dialog.tsx").then((file) => file.ConfirmDialog));

/** Where the member is signed in, and the way to end all of it. */
export function MemberSessions({ member }: { member: ShownMember }) {
  const t = useText();
  const sessions = useMemberSessions(member);
  const signOut = useSignOutEverywhere(member);
  const [asks, setAsks] = useState(false);
  const rows = sessions.data?.data;
  const close = () => {
    signOut.reset();
    setAsks(false);
  };
  return (
    <Section
      title={t("Signed-in sessions")}
      action={
        rows &&
        rows.length > 0 && (
          <Button size="sm" onClick={() => setAsks(true)}>
            {t("Sign out everywhere")}
          </Button>
        )
      }
    >
      {sessions.isPending && <Skeleton className="h-11 w-full" />}
      {sessions.isError && (
        <p role="alert" className="text-danger-text">
          {problemText(sessions.error, t)}
        </p>
      )}
      {rows?.length === 0 && <p className="text-muted">{t("Not signed in anywhere.")}</p>}
      {rows && rows.length > 0 && (
        <ul>
          {rows.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asks}
        onClose={close}
        title={t("Sign {name} out everywhere?", { name: nameOf(member) })}
        goes={[t("Every signed-in session, in this and in other Organizations")]}
        stays={[t("Their membership: they can sign in again")]}
        action={t("Sign out everywhere")}
        pending={signOut.isPending}
        problem={signOut.error === null ? undefined : problemText(signOut.error, t)}
        onConfirm={() => signOut.mutate(undefined, { onSuccess: close })}
      />
    </Section>
  );
}

function SessionLine({ session }: { session: Session }) {
  const t = useText();
  const browser = browserOf(session.user_agent);
  return (
    <li className="flex items-center justify-between gap-3 border-t py-2 first:border-t-0">
      <span className="flex min-w-0 flex-col">
        <span className="flex items-center gap-2">
          <span className="truncate" title={session.user_agent ?? undefined}>
            {browser === undefined ? t("Unknown browser") : t("{browser} on {system}", browser)}
          </span>
          {session.is_current && <Badge tone="accent">{t("This session")}</Badge>}
        </span>
        <span className="text-xs text-subtle">{session.ip_address ?? t("Unknown address")}</span>
      </span>
      <span className="shrink-0 text-xs text-subtle">
        <Time at={session.last_used_at} format="relative" />
      </span>
    </li>
  );
}
