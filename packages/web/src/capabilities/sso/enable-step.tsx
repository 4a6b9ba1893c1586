import { enableSsoConnection, type SsoConnection } from "@rollcall/contract/sso";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useToast } from "../../ui/toast.tsx";
import { Checklist } from "./checklist.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";
import { lackText } from "./words.ts";

/** What is still missing, what enabling means, and the button. */
export function EnableStep({ connection }: { connection: SsoConnection }) {
  const t = useText();
  const toast = useToast();
  const params = useConnectionParams();
  const show = useShowConnection();
  const { name, lacks, status } = connection;
  const enable = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(enableSsoConnection, { params }),
    onSuccess: (after) => {
      toast.success(t("{name} is enabled.", { name }));
      return show(after);
    },
  });
  if (status === "enabled")
    return (
      <>
        <Banner tone="success">{t("People of its domains can sign in through it, and join by it.")}</Banner>
        <LinkButton
          to="/o/$organizationId/access/sign-in-rules"
          params={{ organizationId: params.organization_id }}
          className="self-start"
        >
          {t("Require it of everybody")}
        </LinkButton>
      </>
    );
  return (
    <>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-pretty">
        <li>{t("People of its domains can sign in through it. Passwords go on working until you require it.")}</li>
        <li>{t("Whoever is new joins by it. Inviting ends, except for guests where you allow them.")}</li>
        <li>{t("Pending invitations are taken up by the first sign-in.")}</li>
      </ul>
      {lacks.length > 0 && (
        <Checklist
          label={t("Still missing")}
          entries={lacks.map((lack) => ({ text: lackText(lack, t), isDone: false }))}
        />
      )}
      {enable.error && <Banner tone="danger">{problemText(enable.error, t)}</Banner>}
      <Button
        variant="primary"
        className="self-start"
        pending={enable.isPending}
        disabledReason={lacks.length === 0 ? undefined : t("Something is still missing: see the list above.")}
        onClick={() => enable.mutate()}
      >
        {t("Enable {name}", { name })}
      </Button>
    </>
  );
}
