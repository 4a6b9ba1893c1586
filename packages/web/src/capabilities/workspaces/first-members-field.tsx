import { allWorkspacePermissions } from "@rollcall/contract/permissions";
import { useText } from "../../texts/use-text.ts";
import { type ChosenMember, MembersField } from "../members/members-field.tsx";
import { RolesMenu } from "./roles-menu.tsx";

/** Somebody to begin with, and their roles there. */
export type FirstMember = ChosenMember & { roles: string[] };

type Props = { members: readonly FirstMember[]; onChange: (members: FirstMember[]) => void; error: string | undefined };

/** Whoever makes a Workspace administers it, so they may give every role in it. */
const held: ReadonlySet<string> = new Set(allWorkspacePermissions);
const FIRST_ROLES = ["workspace_contributor"];

/** Who is in a new Workspace from the start, each with roles. */
export function FirstMembersField({ members, onChange, error }: Props) {
  const t = useText();

  function choose(chosen: ChosenMember[]): void {
    onChange(chosen.map((each) => members.find(({ id }) => id === each.id) ?? { ...each, roles: FIRST_ROLES }));
  }
  function give(id: string, roles: string[]): void {
    onChange(members.map((each) => (each.id === id ? { ...each, roles } : each)));
  }

  return (
    <div className="flex flex-col gap-2">
      <MembersField
        label={t("First members")}
        hint={t("Organization Admins may enter every Workspace; they need no place in this list.")}
        optional
        chosen={members}
        onChange={choose}
        error={error}
      />
      {members.length > 0 && (
        <ul aria-label={t("Roles of the first members")} className="rounded-lg border">
          {members.map(({ id, name, roles }) => (
            <li key={id} className="flex min-h-10 items-center justify-between gap-3 border-t px-3 first:border-t-0">
              <span className="min-w-0 truncate">{name}</span>
              <RolesMenu name={name} held={held} roles={roles} onChange={(next) => give(id, next)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
