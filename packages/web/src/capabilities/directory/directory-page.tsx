import { Outlet, useParams } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { BrakeBanner } from "./brake-banner.tsx";
import { PartLink } from "./part-link.tsx";

/** Directory sync: how it stands, its Groups, its log. Each part has an address of its own. */
export function DirectoryPage() {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const params = { organizationId };
  return (
    <>
      <nav aria-label={t("Parts of directory sync")} className="flex flex-wrap gap-1 px-2.5 pt-4 sm:px-6.5">
        <PartLink to="/o/$organizationId/access/directory" params={params} activeOptions={{ exact: true }}>
          {t("Overview")}
        </PartLink>
        <PartLink to="/o/$organizationId/access/directory/groups" params={params}>
          {t("Groups")}
        </PartLink>
        <PartLink to="/o/$organizationId/access/directory/log" params={params}>
          {t("Log")}
        </PartLink>
      </nav>
      <BrakeBanner />
      <Outlet />
    </>
  );
}
