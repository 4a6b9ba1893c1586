import { allWorkspacePermissions, permits } from "@rollcall/contract/permissions";
import type { MemberWorkspace, Workspace } from "@rollcall/contract/workspaces";
import { useState } from "react";
import { useSearchText } from "../../lists/use-search-text.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { showWorkspace, useWorkspaces } from "./data.ts";
import { hasDirect } from "./grants.ts";

type Named = { id: string; name: string };

type Props<Known extends Named> = {
  label: string;
  hint?: string;
  optional?: boolean;
  /** Only one can be chosen. */
  single?: boolean;
  chosen: readonly Known[];
  onChange: (workspaces: (Known | Workspace)[]) => void;
  /** Why a Workspace cannot be chosen; nothing for one that can. */
  reasonOf?: (workspace: Workspace) => string | undefined;
};

const FOUND = 30;

/** Several active Workspaces, found by name among however many there are. */
export function WorkspacesField<Known extends Named>({ chosen, onChange, reasonOf, ...field }: Props<Known>) {
  const t = useText();
  const { organization_id } = useOrganizationParams();
  const [q, setQ] = useState<string>();
  const [, type] = useSearchText(q, setQ);
  const { rows, isFetching } = useWorkspaces({ q, status: ["active"] }, { limit: FOUND });
  const all: (Known | Workspace)[] = [...chosen, ...rows];
  return (
    <Combobox
      {...field}
      placeholder={t("Type the name of a Workspace")}
      choices={rows.map((each) => ({ ...choiceOf(each), disabledReason: reasonOf?.(each) }))}
      known={chosen.map(({ id, name }) => ({ value: id, label: name }))}
      values={chosen.map(({ id }) => id)}
      onChange={(ids) => {
        // What was found is known from here on, also where only its id is kept.
        for (const found of rows) if (ids.includes(found.id)) showWorkspace(organization_id, found);
        onChange(ids.flatMap((id) => all.find((each) => each.id === id) ?? []));
      }}
      search={{ onType: type, isBusy: isFetching }}
    />
  );
}

/** What one may do in every one of these Workspaces. */
export function heldInAll(workspaces: readonly Workspace[]): ReadonlySet<string> {
  return new Set<string>(
    allWorkspacePermissions.filter((each) => workspaces.every(({ permissions }) => permits(permissions, each))),
  );
}

function choiceOf({ id, name, description }: Workspace) {
  return { value: id, label: name, ...(description !== "" && { description }) };
}

/** Why one cannot add somebody, who is in these places already, to a Workspace. */
export function notAddedReason(
  workspace: Workspace,
  places: readonly MemberWorkspace[],
  t: Translate,
): string | undefined {
  if (workspace.is_default) return t("Everybody is in it already");
  const place = places.find((each) => each.workspace.id === workspace.id);
  if (place !== undefined && hasDirect(place.roles)) return t("In this Workspace already");
  if (permits(workspace.permissions, "workspace.members:write")) return undefined;
  return t("You need the Workspace Admin role there");
}
