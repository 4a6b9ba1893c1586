import { allOrganizationPermissions, type OrganizationPermission } from "@rollcall/contract/permissions";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { useOwn } from "../roles/data.ts";
import { RolePermissionsField } from "../roles/role-permissions-field.tsx";

type Props = {
  chosen: readonly string[];
  onChange: (permissions: OrganizationPermission[]) => void;
  error: string | undefined;
};

/** What a key may do: of the catalogue, what one holds oneself. */
export function KeyPermissionsField({ chosen, onChange, error }: Props) {
  const t = useText();
  const own = useOwn(useOrganizationParams().organization_id, "organization");
  const held = allOrganizationPermissions.filter((each) => own.permits(each));
  const ofCatalogue = (ids: readonly string[]) => allOrganizationPermissions.filter((each) => ids.includes(each));
  return (
    <div className="flex flex-col gap-2">
      <RolePermissionsField
        scope="organization"
        own={own}
        isLocked={false}
        chosen={chosen}
        onChange={(next) => onChange(ofCatalogue(next))}
        error={error}
        quickly={
          <>
            <Button size="sm" onClick={() => onChange(held.filter((each) => each.endsWith(":read")))}>
              {t("Reading only")}
            </Button>
            <Button size="sm" onClick={() => onChange(held)}>
              {t("All that I may do")}
            </Button>
            {chosen.length > 0 && (
              <Button size="sm" variant="quiet" onClick={() => onChange([])}>
                {t("None of them")}
              </Button>
            )}
          </>
        }
      />
      <p className="text-xs text-pretty text-subtle">
        {t(
          "What has to be seen for something comes along with it. What asks people for a fresh sign-in, such as making somebody Admin, no key can do.",
        )}
      </p>
    </div>
  );
}
