import { allWorkspacePermissions, permits } from "@rollcall/contract/permissions";
import type { MemberWorkspace, Workspace } from "@rollcall/contract/workspaces";
import { useState } from "react";
import { useSearchText } from "../../lists/use-search-text.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { useWorkspaces } from "./data.ts";
import { hasDirect } from "./grants.ts";

type Props = {
  label: string;
  /** Only one can be chosen. */
  single?: boolean;
  chosen: readonly Workspace[];
  onChange: (workspaces: Workspace[]) => void;
  /** Where the member is already. */
  places: readonly MemberWorkspace[];
};

/** Several active Workspaces to add somebody to, found by name. */
export function WorkspacesField({ label, single = false, chosen, onChange, places }: Props) {
  const t = useText();
  const [q, setQ] = useState<string>();
  const [, type] = useSearchText(q, setQ);
  const { rows, isFetching } = useWorkspaces({ q }, { limit: 30 });
  const all = [...chosen, ...rows];
  return (
    <Combobox
      label={label}
      single={single}
      placeholder={t("Type a name")}
      choices={rows.map((each) => ({ ...choiceOf(each), disabledReason: reasonOf(each, places, t) }))}
      known={chosen.map(choiceOf)}
      values={chosen.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => all.find((each) => each.id === id) ?? []))}
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

function reasonOf(workspace: Workspace, places: readonly MemberWorkspace[], t: Translate): string | undefined {
  if (workspace.is_default) return t("Everybody is in it already");
  const place = places.find((each) => each.workspace.id === workspace.id);
  if (place !== undefined && hasDirect(place.roles)) return t("In this Workspace already");
  if (permits(workspace.permissions, "workspace.members:write")) return undefined;
  return t("You need the Workspace Admin role there");
}
