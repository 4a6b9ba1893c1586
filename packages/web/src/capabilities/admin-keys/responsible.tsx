import type { AdminKey } from "@rollcall/contract/admin-keys";
import { useParams } from "@tanstack/react-router";
import { useMembership, usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { TextLink } from "../../ui/text-link.tsx";

/** Who answers for a key, and what that keeps from it. */
export function Responsible({ adminKey: { responsible, withheld, status } }: { adminKey: AdminKey }) {
  const t = useText();
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      <ResponsibleName responsible={responsible} />
      {responsible.status === "suspended" && (
        <span className="text-xs text-danger-text">{t("Suspended: it opens nothing until they are back.")}</span>
      )}
      {responsible.status === "removed" && <span className="text-xs text-subtle">{t("No longer a member.")}</span>}
      {status === "active" && responsible.status === "active" && withheld.length > 0 && (
        <span className="text-xs text-pretty text-warning-soft-ink">
          {t(
            "{count, plural, one {# permission is withheld: they do not hold it.} other {# permissions are withheld: they do not hold them.}}",
            { count: withheld.length },
          )}
        </span>
      )}
    </span>
  );
}

/** Their name, which leads to their details where there are any. */
export function ResponsibleName({ responsible }: Pick<AdminKey, "responsible">) {
  const t = useText();
  const may = usePermits();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const ownId = useMembership(organizationId)?.member_id;
  const { member_id: memberId, name, email, status } = responsible;
  const shown = memberId === ownId ? t("You") : name;
  if (status === "removed" || !may("members:read"))
    return (
      <span className="truncate" title={email}>
        {shown}
      </span>
    );
  return (
    <span className="truncate" title={email}>
      <TextLink to="/o/$organizationId/members/$memberId/profile" params={{ organizationId, memberId }}>
        {shown}
      </TextLink>
    </span>
  );
}
