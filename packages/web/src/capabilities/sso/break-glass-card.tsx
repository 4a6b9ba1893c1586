import {
  type BreakGlassAdmin,
  getSsoSettings,
  rehearseBreakGlass,
  type SsoSettings,
} from "@rollcall/contract/sso-access";
import { useMutation } from "@tanstack/react-query";
import { Siren } from "lucide-react";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { useMembership } from "../../session.ts";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

const BreakGlassDialog = later(() => import("./break-glass-dialog.tsx").then((file) => file.BreakGlassDialog));

/** The Admins who can enter when the identity provider does not work, and whether they have tried it. */
export function BreakGlassCard({ settings }: { settings: SsoSettings }) {
  const t = useText();
  const [isNaming, setNaming] = useState(false);
  const { break_glass } = settings;
  return (
    <Card
      flush
      title={t("Emergency access")}
      description={t(
        "When the identity provider fails, these Admins enter in their own way, with a second factor. Each use is recorded and mailed to the other Admins.",
      )}
      action={
        <Button size="sm" icon={Siren} onClick={() => setNaming(true)}>
          {t("Name Admins")}
        </Button>
      }
    >
      {break_glass.length === 0 ? (
        <p className="border-t px-5 py-4 text-muted">
          {t("Nobody is named. Without somebody, single sign-on cannot be required.")}
        </p>
      ) : (
        <ul>
          {break_glass.map((admin) => (
            <AdminRow key={admin.member_id} admin={admin} />
          ))}
        </ul>
      )}
      {isNaming && <BreakGlassDialog named={break_glass} onClose={() => setNaming(false)} />}
    </Card>
  );
}

function AdminRow({ admin }: { admin: BreakGlassAdmin }) {
  const t = useText();
  const { organization_id } = useOrganizationParams();
  const isMe = useMembership(organization_id)?.member_id === admin.member_id;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t px-5 py-3">
      <Avatar name={admin.name || admin.email} seed={admin.member_id} size="md" />
      <span className="min-w-40 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-words">{admin.name || admin.email}</span>
          {!admin.has_second_factor && <Badge tone="danger">{t("No second factor")}</Badge>}
          {admin.has_second_factor && !admin.can_enter && <Badge tone="danger">{t("Cannot enter")}</Badge>}
        </span>
        <span className="block text-muted">
          {admin.rehearsed_at === null ? (
            t("Never rehearsed")
          ) : (
            <RichText
              message="Rehearsed {when}"
              values={{ when: <Time at={admin.rehearsed_at} format="relative" /> }}
            />
          )}
          {admin.last_used_at !== null && (
            <>
              {" · "}
              <RichText message="used {when}" values={{ when: <Time at={admin.last_used_at} format="relative" /> }} />
            </>
          )}
        </span>
      </span>
      {isMe && <Rehearse />}
    </li>
  );
}

/** For the Admin who is named themselves: shows that the door opens. */
function Rehearse() {
  const t = useText();
  const toast = useToast();
  const params = useOrganizationParams();
  const rehearse = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(rehearseBreakGlass, { params }),
    onSuccess: () => {
      toast.success(t("The door opens for you. This counts for 24 hours."));
      void refresh(getSsoSettings);
    },
  });
  return (
    <>
      <Button size="sm" pending={rehearse.isPending} onClick={() => rehearse.mutate()}>
        {t("Rehearse now")}
      </Button>
      {rehearse.error && (
        <div className="w-full">
          <Banner tone="danger">{problemText(rehearse.error, t)}</Banner>
        </div>
      )}
    </>
  );
}
