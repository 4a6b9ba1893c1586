import { builtInRoles, mayGrant, organizationRoleIds } from "@rollcall/contract/roles";
import { useMembership, useOrganizationId } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { roleName } from "../members/words.ts";

type Props = { chosen: readonly string[]; onChange: (roles: string[]) => void; error: string | undefined };

/** The Organization roles of an invitation; those that one cannot grant say why. */
export function InviteRoles({ chosen, onChange, error }: Props) {
  const t = useText();
  const held = new Set(useMembership(useOrganizationId())?.permissions);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{t("Organization roles")}</legend>
      {organizationRoleIds.map((id) => (
        <Checkbox
          key={id}
          label={roleName(id, t)}
          hint={t(builtInRoles[id].description)}
          checked={chosen.includes(id)}
          disabledReason={mayGrant(held, [id]) ? undefined : t("You can grant only what you hold yourself.")}
          onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))}
        />
      ))}
      {error && (
        <p role="alert" className="text-xs text-danger-text">
          {error}
        </p>
      )}
    </fieldset>
  );
}
