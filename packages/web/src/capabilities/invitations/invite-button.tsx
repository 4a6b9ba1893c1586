import { useParams } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useInviting } from "./invite-context.tsx";

/** "Invite members", or the sentence that stands in its place while people join through single sign-on. */
export function InviteButton() {
  const t = useText();
  const may = usePermits();
  const { open, prepare, disabledReason, joinsBySingleSignOn } = useInviting();
  if (joinsBySingleSignOn)
    return (
      <p className="max-w-72 text-pretty text-muted">
        {t("People join through single sign-on.")} {may("access:write") && <AccessLink />}
      </p>
    );
  return (
    <Button
      variant="primary"
      icon={UserPlus}
      onClick={open}
      onPointerEnter={prepare}
      onFocus={prepare}
      disabledReason={disabledReason}
    >
      {t("Invite members")}
    </Button>
  );
}

function AccessLink() {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  return (
    <TextLink to="/o/$organizationId/access/sso" params={{ organizationId }}>
      {t("Access")}
    </TextLink>
  );
}
