import type { Invitation } from "@rollcall/contract/invitations";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useRoleBook } from "../roles/role-book.ts";

/** What an invitation gives beside seats, in words: the Organization roles, and the Workspaces and Groups by name. */
export function useOffer({ roles, workspaces, groups }: Invitation) {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const inside = workspaces.map(({ name, roles: held }) =>
    t("{name} ({roles})", { name, roles: list(book.namesOf(held)) }),
  );
  const naming = (names: string[]) =>
    [
      ...(names.length > 0 ? [t("Workspaces: {names}", { names: list(names) })] : []),
      ...(groups.length > 0 ? [t("Groups: {names}", { names: list(groups.map(({ name }) => name)) })] : []),
    ].join(" · ");
  return {
    roles: list(book.namesOf(roles)),
    places: naming(workspaces.map(({ name }) => name)),
    placesWithRoles: naming(inside),
  };
}
