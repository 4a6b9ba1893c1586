import type { MemberGroup } from "@rollcall/contract/groups";
import { useOrganizationId } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { Time } from "../../ui/time.tsx";

/** How a member belongs to a Group: put in directly or through a Group inside it, and until when. */
export function Belonging({ through, until }: Pick<MemberGroup, "through" | "until">) {
  const t = useText();
  const organizationId = useOrganizationId() ?? "";
  return (
    <span className="text-muted">
      {through === null ? (
        t("Directly")
      ) : (
        <>
          {t("Through")}{" "}
          <TextLink to="/o/$organizationId/groups/$groupId/members" params={{ organizationId, groupId: through.id }}>
            {through.name}
          </TextLink>
        </>
      )}
      {until !== null && (
        <>
          {" · "}
          {t("until")} <Time at={until} />
        </>
      )}
    </span>
  );
}
