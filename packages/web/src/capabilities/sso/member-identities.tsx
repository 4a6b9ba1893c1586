import { listMemberIdentities, type SsoIdentity, unlinkMemberIdentity } from "@rollcall/contract/sso-sign-ins";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { usePermits } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { later } from "../../ui/later.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";
import type { ShownMember } from "../members/details-data.ts";
import { Section } from "../members/section.tsx";
import { useIdentities } from "./identities.ts";

const ConfirmDialog = later(() => import("../../ui/confirm-dialog.tsx").then((file) => file.ConfirmDialog));

/** By which identity providers a member is known; nothing for who signs in in their own way. */
export function MemberIdentities({ member }: { member: ShownMember }) {
  const t = useText();
  const may = usePermits();
  const { data } = useIdentities(member.id);
  const [unlinked, setUnlinked] = useState<SsoIdentity>();
  if (data === undefined || data.data.length === 0) return null;
  return (
    <Section title={t("Single sign-on")}>
      <ul className="flex flex-col gap-3">
        {data.data.map((identity) => (
          <li key={identity.connection.id} className="flex flex-wrap items-start gap-3 rounded-md border px-3 py-2.5">
            <Known identity={identity} />
            <Button
              size="sm"
              aria-label={t("Unlink {connection}…", { connection: identity.connection.name })}
              disabledReason={may("access:write") ? undefined : t("Your roles do not include this.")}
              onClick={() => setUnlinked(identity)}
            >
              {t("Unlink…")}
            </Button>
          </li>
        ))}
      </ul>
      {unlinked && <UnlinkDialog member={member} identity={unlinked} onClose={() => setUnlinked(undefined)} />}
    </Section>
  );
}

function Known({ identity: { connection, subject, last_signed_in_at } }: { identity: SsoIdentity }) {
  const t = useText();
  return (
    <div className="min-w-40 flex-1">
      <span className="flex flex-wrap items-center gap-2 font-medium">
        {connection.name} {!connection.enabled && <Badge tone="warning">{t("Disabled")}</Badge>}
      </span>
      <span className="block text-muted">
        <RichText message="Last sync {when}" values={{ when: <Time at={last_signed_in_at} format="relative" /> }} />
      </span>
      <Copyable text={subject} label={t("Copy subject")} />
    </div>
  );
}

type DialogProps = { member: ShownMember; identity: SsoIdentity; onClose: () => void };

function UnlinkDialog({ member, identity: { connection }, onClose }: DialogProps) {
  const t = useText();
  const toast = useToast();
  const { organization_id } = useOrganizationParams();
  const [name, provider] = [nameOf(member), connection.name];
  const unlink = useMutation({
    meta: { showsProblem: true },
    mutationFn: () =>
      api.call(unlinkMemberIdentity, {
        params: { organization_id, member_id: member.id, connection_id: connection.id },
      }),
    onSuccess: () => {
      toast.success(t("{provider} does not know {name} any more.", { provider, name }));
      onClose();
      void refresh(listMemberIdentities);
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Unlink {name} from {provider}?", { name, provider })}
      goes={[t("By which subject {provider} knows them", { provider }), t("Their sessions that began by it")]}
      stays={[
        t("The membership, with all that they have"),
        t("Signing in through it: the next time they are known by their address"),
      ]}
      action={t("Unlink")}
      pending={unlink.isPending}
      problem={unlink.error ? problemText(unlink.error, t) : undefined}
      onConfirm={() => unlink.mutate()}
    />
  );
}
