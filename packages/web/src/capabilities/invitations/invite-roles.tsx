import { useMembership, useOrganizationId } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { RolesField } from "../roles/roles-field.tsx";

type Props = {
  label?: string;
  chosen: readonly string[];
  onChange: (roles: string[]) => void;
  error: string | undefined;
};

/** The Organization roles of an invitation; those that one cannot grant say why. */
export function InviteRoles({ label, ...props }: Props) {
  const t = useText();
  const held = new Set(useMembership(useOrganizationId())?.permissions);
  return <RolesField {...props} scope="organization" label={label ?? t("Organization roles")} held={held} />;
}
