import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { LogIn } from "lucide-react";
import { endSession, type Membership, useMe } from "../../session.ts";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { State } from "../../ui/state.tsx";

/** For who came through another Organization's identity provider: that opens only its own. */
export function OtherSignInPage({ membership: { organization } }: { membership: Membership }) {
  const t = useText();
  const { signed_in_through: through, email } = useMe();
  const navigate = useNavigate();
  const { id, name } = organization;
  useDocumentTitle(name);
  const again = useMutation({
    mutationFn: endSession,
    onSuccess: () => navigate({ to: "/sign-in", search: { return_to: `/o/${id}`, email } }),
  });
  return (
    <div className="flex min-h-[70dvh] items-center">
      <State
        icon={LogIn}
        heading="h1"
        title={t("Sign in again for {organization}", { organization: name })}
        action={
          <Button variant="primary" pending={again.isPending} onClick={() => again.mutate()}>
            {t("Sign in again")}
          </Button>
        }
      >
        {t("You came through {connection}, which opens its own Organization only.", {
          connection: through?.connection_name ?? "",
        })}
      </State>
    </div>
  );
}
