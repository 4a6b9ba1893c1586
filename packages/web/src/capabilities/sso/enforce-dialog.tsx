import { getMe } from "@rollcall/contract/identity";
import { getSsoSettings, type SsoDomain, type SsoSettings, setSsoDomain } from "@rollcall/contract/sso-access";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useToast } from "../../ui/toast.tsx";
import { Checklist } from "./checklist.tsx";

type Props = { domain: SsoDomain; settings: SsoSettings; onClose: () => void };

/** What has to be there first, whom it shuts out until they sign in through it, and the button. */
export function EnforceDialog({ domain, settings, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const entries = useConditions(domain, settings);
  const isReady = entries.every(({ isDone }) => isDone);
  const wish = {
    params: { organization_id: organizationId, domain_id: domain.id },
    body: { connection_id: domain.connection_id, enforced: true },
  };
  const enforce = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(setSsoDomain, wish),
    onSuccess: () => {
      toast.success(t("People of {domain} have to sign in through single sign-on.", { domain: domain.domain }));
      onClose();
      void refresh(getSsoSettings, getMe);
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      size="md"
      title={t("Require single sign-on of {domain}?", { domain: domain.domain })}
      goes={[
        t("Entering this Organization by password, mailed link or passkey, for its people"),
        t("Sessions here that did not begin by single sign-on, from the next request on"),
      ]}
      stays={[
        t("Memberships, API keys and everything people have"),
        t("Their way into other Organizations, and their own account"),
        t("Emergency access for the Admins named for it"),
      ]}
      action={t("Require it")}
      pending={enforce.isPending}
      problem={enforce.error ? problemText(enforce.error, t) : undefined}
      disabledReason={isReady ? undefined : t("Something is still missing: see the list above.")}
      onConfirm={() => enforce.mutate()}
    >
      <section>
        <h3 className="mb-1.5 text-xs font-medium text-subtle">{t("What has to be there first")}</h3>
        <Checklist label={t("What has to be there first")} entries={entries} />
      </section>
      {isReady && <Touched wish={wish} />}
    </ConfirmDialog>
  );
}

function useConditions(domain: SsoDomain, settings: SsoSettings) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const connection = settings.connections.find(({ id }) => id === domain.connection_id);
  return [
    { text: t("The domain is verified"), isDone: domain.status === "verified" },
    {
      text: t("An enabled connection signs its people in"),
      isDone: connection?.status === "enabled",
      action: (
        <TextLink to="/o/$organizationId/access/sso" params={{ organizationId }}>
          {t("Single sign-on")}
        </TextLink>
      ),
    },
    {
      text: t("An Admin with a second factor is named for emergency access"),
      isDone: settings.break_glass.some(({ can_enter }) => can_enter),
    },
    {
      text: t("One of them rehearsed in the last 24 hours"),
      isDone: settings.rehearsal_counts,
    },
  ];
}

type Wish = {
  params: { organization_id: string; domain_id: string };
  body: { connection_id: string | null; enforced: boolean };
};

/** How many it concerns, asked of the server before anything changes (SPEC R12.2). */
function Touched({ wish }: { wish: Wish }) {
  const t = useText();
  const effect = useQuery({
    queryKey: [setSsoDomain.name, "preview", wish],
    queryFn: () => api.call(setSsoDomain, { ...wish, query: { preview: "true" } }),
    staleTime: 0,
  });
  if (effect.error) return <Banner tone="danger">{problemText(effect.error, t)}</Banner>;
  if (effect.data === undefined) return <Skeleton className="h-10 w-full" />;
  const { members, never_signed_in, includes_you } = effect.data;
  return (
    <Banner tone={never_signed_in > 0 || includes_you ? "warning" : "info"}>
      {t(
        "It concerns {members, plural, one {# member} other {# members}}. {never, plural, =0 {All of them have signed in through it before.} one {# has never signed in through it.} other {# have never signed in through it.}}",
        { members, never: never_signed_in },
      )}{" "}
      {includes_you && t("You are one of them: you will have to sign in through it as well.")}
    </Banner>
  );
}
