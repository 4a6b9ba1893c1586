import { usePermits } from "../../session.ts";
import { TextLink } from "../../ui/text-link.tsx";

type Props = { organizationId: string; memberId: string | null; name: string };

/** Somebody's name, which leads to their details for those who may see them. */
export function MemberLink({ organizationId, memberId, name }: Props) {
  const may = usePermits();
  if (memberId === null || !may("members:read")) return <strong className="font-medium">{name}</strong>;
  return (
    <TextLink
      to="/o/$organizationId/members/$memberId"
      params={{ organizationId, memberId }}
      className="text-ink! decoration-line-strong!"
    >
      {name}
    </TextLink>
  );
}
