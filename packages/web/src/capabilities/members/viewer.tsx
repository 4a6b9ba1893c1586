import type { Member } from "@rollcall/contract/members";
import type { OrganizationPermission } from "@rollcall/contract/permissions";
import { useParams } from "@tanstack/react-router";
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { useMembership, usePermits } from "../../session.ts";
import { type RoleBook, useRoleBook } from "../roles/role-book.ts";
import { useSetRoles } from "./use-set-roles.ts";
import { useSetSeat } from "./use-set-seat.ts";

type Viewer = {
  organizationId: string;
  isOneself: (member: Member) => boolean;
  may: (wanted: OrganizationPermission) => boolean;
  roleBook: RoleBook;
  setRoles: ReturnType<typeof useSetRoles>["mutateAsync"];
  setSeat: ReturnType<typeof useSetSeat>["mutateAsync"];
};

const Context = createContext<Viewer | undefined>(undefined);

/** Who looks at the members and what they do to them: known once, so that a row costs little while the list scrolls. */
export function MembersViewer({ children }: { children: ReactNode }) {
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const ownId = useMembership(organizationId)?.member_id;
  const may = usePermits();
  const roleBook = useRoleBook();
  const { mutateAsync: setRoles } = useSetRoles();
  const { mutateAsync: setSeat } = useSetSeat();
  const viewer = useMemo(
    () => ({ organizationId, isOneself: ({ id }: Member) => id === ownId, may, roleBook, setRoles, setSeat }),
    [organizationId, ownId, may, roleBook, setRoles, setSeat],
  );
  return <Context value={viewer}>{children}</Context>;
}

export function useViewer(): Viewer {
  const viewer = use(Context);
  if (viewer === undefined) throw new Error("Only the list of members and what opens over it have a viewer.");
  return viewer;
}

/** Whether a change is on its way; what becomes of it the change itself tells. */
export function usePending(): [isPending: boolean, follow: (change: Promise<unknown>) => void] {
  const [isPending, setPending] = useState(false);
  const follow = useCallback((change: Promise<unknown>) => {
    setPending(true);
    const done = () => setPending(false);
    change.then(done, done);
  }, []);
  return [isPending, follow];
}
