import { beginSsoSignIn } from "@rollcall/contract/sso-sign-ins";
import { useMutation } from "@tanstack/react-query";
import { LogIn } from "lucide-react";
import { useState } from "react";
import { api } from "../../api.ts";
import { type Membership, useMe } from "../../session.ts";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import { State } from "../../ui/state.tsx";

const EmergencyDialog = later(() => import("./emergency-dialog.tsx").then((file) => file.EmergencyDialog));

/** In place of an Organization that wants its people to come through the identity provider. */
export function SsoNeededPage({ membership: { organization, may_break_glass } }: { membership: Membership }) {
  const t = useText();
  const { signed_in_through: through } = useMe();
  const [isEmergency, setEmergency] = useState(false);
  const { id, name } = organization;
  useDocumentTitle(name);
  const begin = useMutation({
    mutationFn: async () => {
      const return_to = location.pathname + location.search;
      const { redirect_url } = await api.call(beginSsoSignIn, { body: { organization_id: id, return_to } });
      location.assign(redirect_url);
    },
  });
  const isElsewhere = through !== null && through.organization_id !== id;
  return (
    <div className="flex min-h-[70dvh] items-center">
      <State
        icon={LogIn}
        heading="h1"
        title={t("{organization} asks for single sign-on", { organization: name })}
        action={
          <>
            <Button variant="primary" pending={begin.isPending} onClick={() => begin.mutate()}>
              {t("Continue with single sign-on")}
            </Button>
            {may_break_glass && !isElsewhere && (
              <Button onClick={() => setEmergency(true)}>{t("Emergency access")}</Button>
            )}
          </>
        }
      >
        {isElsewhere
          ? t("You came through {connection}, which belongs to another Organization.", {
              connection: through.connection_name,
            })
          : t("You signed in in your own way. Its people come through their identity provider.")}
      </State>
      {isEmergency && <EmergencyDialog organization={organization} onClose={() => setEmergency(false)} />}
    </div>
  );
}
