import { listMembers } from "@rollcall/contract/members";
import type { Role } from "@rollcall/contract/roles";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { usePermits } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { TextLink } from "../../ui/text-link.tsx";

const NAMED = 5;

/** Who holds a role: some by name, and the way to all of them. */
export function RoleHolders({ role, organizationId }: { role: Role; organizationId: string }) {
  const t = useText();
  const { list, number } = useFormats();
  const may = usePermits();
  const isNamed = role.scope === "organization" && may("members:read");
  const { data } = useQuery({
    ...read(listMembers, {
      params: { organization_id: organizationId },
      query: { role: [role.id], status: ["active"], limit: NAMED, sort: "name" },
    }),
    enabled: isNamed,
  });
  const count = role.member_count ?? 0;
  const names = data?.data.map(nameOf) ?? [];
  const others = count - names.length;
  return (
    <p className="text-muted">
      {count === 0 && t("Nobody holds it.")}
      {count > 0 &&
        names.length === 0 &&
        t("{count, plural, one {# member holds it.} other {# members hold it.}}", { count })}
      {count > 0 && names.length > 0 && (
        <>
          {t("Held by {names}.", {
            names: list(others > 0 ? [...names, t("{count} more", { count: number(others) })] : names),
          })}{" "}
          <TextLink to="/o/$organizationId/members" params={{ organizationId }} search={{ role: [role.id] }}>
            {t("See them")}
          </TextLink>
        </>
      )}
    </p>
  );
}
