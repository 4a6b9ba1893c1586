import { type SsoConnection, updateSsoConnection } from "@rollcall/contract/sso";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api.ts";
import { useMembership } from "../../session.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useToast } from "../../ui/toast.tsx";
import { RolesField } from "../roles/roles-field.tsx";
import { AdminWarning } from "./admin-warning.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";

/** The Organization roles of whoever joins by the connection. They stay what they are at later sign-ins. */
export function DefaultRolesCard({ connection }: { connection: SsoConnection }) {
  const t = useText();
  const toast = useToast();
  const params = useConnectionParams();
  const show = useShowConnection();
  const held = new Set(useMembership(params.organization_id)?.permissions);
  const [chosen, setChosen] = useState(connection.default_roles);
  const save = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(updateSsoConnection, { params, body: { default_roles: chosen } }),
    onSuccess: async (after) => {
      setChosen(after.default_roles);
      toast.success(t("Whoever joins next gets these roles."));
      await show(after);
    },
  });
  return (
    <Card
      title={t("Who joins")}
      description={t("The roles of whoever signs in for the first time and is no member yet. Members keep theirs.")}
      footer={
        <Button pending={save.isPending} disabledReason={reasonOf()} onClick={() => save.mutate()}>
          {t("Save")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {save.error && <Banner tone="danger">{problemText(save.error, t)}</Banner>}
        <RolesField
          scope="organization"
          label={t("Organization roles")}
          held={held}
          chosen={chosen}
          onChange={setChosen}
        />
        <AdminWarning roles={chosen} />
      </div>
    </Card>
  );

  function reasonOf(): string | undefined {
    if (chosen.length === 0) return t("Choose at least one role.");
    const isSame = [...chosen].sort().join() === [...connection.default_roles].sort().join();
    return isSame ? t("Nothing has changed.") : undefined;
  }
}
