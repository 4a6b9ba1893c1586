import { listMySessions, revokeMySession } from "@rollcall/contract/identity";
import type { Session } from "@rollcall/contract/members";
import { useMutation } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { api, refresh } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { deviceOf } from "./device.ts";

/** One browser in which one is signed in. */
export function SessionRow({ session }: { session: Session }) {
  const t = useText();
  const { browser, system, isPhone } = deviceOf(session.user_agent ?? "");
  const name =
    browser && system ? t("{browser} on {system}", { browser, system }) : (browser ?? system ?? t("Unknown browser"));
  const Icon = isPhone ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3.5 border-t px-5 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-subtle" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{name}</span>
          {session.is_current && <Badge tone="success">{t("This browser")}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-2 text-muted">
          <span className="break-all">{session.ip_address ?? t("Unknown address")}</span>
          <span>
            {t("Last used")} <Time at={session.last_used_at} format="relative" />
          </span>
          <span>
            {t("Signed in")} <Time at={session.created_at} />
          </span>
        </p>
      </div>
      {!session.is_current && <EndSession session={session} name={name} />}
    </li>
  );
}

function EndSession({ session, name }: { session: Session; name: string }) {
  const t = useText();
  const toast = useToast();
  const { mutate, isPending } = useMutation({
    mutationFn: () => api.call(revokeMySession, { params: { session_id: session.id } }),
    onSuccess: () => toast.success(t("The session has ended.")),
    onSettled: () => refresh(listMySessions),
  });
  return (
    <Button size="sm" pending={isPending} onClick={() => mutate()} aria-label={t("End session: {name}", { name })}>
      {t("End")}
    </Button>
  );
}
