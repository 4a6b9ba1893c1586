import { Link, useParams } from "@tanstack/react-router";
import { createContext, type ReactNode, use } from "react";

/** Inside, names lead to what they mean: the names of what an event mentions and is still there. */
export const LinkedNames = createContext<Readonly<Record<string, string>> | undefined>(undefined);

/** A name that leads to its page, where there is one and the thing still exists; else the name alone. */
export function ThingLink({ id, children }: { id: string | null; children: ReactNode }) {
  const names = use(LinkedNames);
  const isThere = id !== null && names !== undefined && Object.hasOwn(names, id);
  return isThere ? <Linked id={id}>{children}</Linked> : children;
}

const look = "rounded-sm text-accent-text hover:underline";

function Linked({ id, children }: { id: string; children: ReactNode }) {
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  switch (id.split("_")[0]) {
    case "mem":
      return (
        <Link
          to="/o/$organizationId/members/$memberId/profile"
          params={{ organizationId, memberId: id }}
          className={look}
        >
          {children}
        </Link>
      );
    case "wsp":
      return (
        <Link
          to="/o/$organizationId/workspaces/$workspaceId"
          params={{ organizationId, workspaceId: id }}
          className={look}
        >
          {children}
        </Link>
      );
    case "grp":
      return (
        <Link to="/o/$organizationId/groups/$groupId" params={{ organizationId, groupId: id }} className={look}>
          {children}
        </Link>
      );
    case "blk":
      return (
        <Link to="/o/$organizationId/bulk/$jobId" params={{ organizationId, jobId: id }} className={look}>
          {children}
        </Link>
      );
    case "sso":
      return (
        <Link
          to="/o/$organizationId/access/sso/$connectionId"
          params={{ organizationId, connectionId: id }}
          className={look}
        >
          {children}
        </Link>
      );
    case "dom":
      return (
        <Link to="/o/$organizationId/access/domains" params={{ organizationId }} className={look}>
          {children}
        </Link>
      );
    case "role":
      return (
        <Link to="/o/$organizationId/roles" params={{ organizationId }} search={{ role: id }} className={look}>
          {children}
        </Link>
      );
    default:
      return children;
  }
}
