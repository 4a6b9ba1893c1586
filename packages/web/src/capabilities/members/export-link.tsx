import { exportMembers } from "@rollcall/contract/members";
import { useMatch } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { stringifySearch } from "../../address.ts";
import { useText } from "../../texts/use-text.ts";
import { buttonLooks } from "../../ui/button-looks.ts";
import { isNarrowed, useOrganizationParams } from "./data.ts";

/** Downloads the members that the search and the filters show, as CSV; nothing beside another list. */
export function ExportLink() {
  const t = useText();
  const { organization_id } = useOrganizationParams();
  const search = useMatch({ from: "/signed-in/o/$organizationId/members/active", shouldThrow: false })?.search;
  if (search === undefined) return null;
  const path = exportMembers.path.replace("{organization_id}", organization_id);
  return (
    <a
      href={path + stringifySearch(search)}
      download
      title={isNarrowed(search) ? t("What the search and the filters show") : t("All active and suspended members")}
      className={buttonLooks("secondary", "md")}
    >
      <Download aria-hidden="true" className="size-4 shrink-0 sm:-ml-0.5" />
      <span className="max-sm:sr-only">{t("Export CSV")}</span>
    </a>
  );
}
