import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { CrumbLink } from "../../ui/crumb-link.tsx";
import type { AuditSearch } from "./search.ts";

/** To the audit log, narrowed to what an event speaks of. */
export function MoreLink({ search, children }: { search: AuditSearch; children: ReactNode }) {
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  return (
    <span className="text-xs leading-5 text-muted">
      <CrumbLink to="/o/$organizationId/audit" params={{ organizationId }} search={search}>
        {children}
      </CrumbLink>
    </span>
  );
}
