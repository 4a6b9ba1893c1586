import type { ReactNode } from "react";
import { useState } from "react";
import { UntilField } from "../../forms/until-field.tsx";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { RolesField } from "../roles/roles-field.tsx";
import { type NotAdded, useAddMembers } from "./use-add-members.ts";

type Named = { id: string; name: string };
type Pair = { workspace: Named; member: Named };

type Props = {
  title: string;
  action: string;
  /** Who is to be added where; nobody until something is chosen. */
  pairs: readonly Pair[];
  /** What to do while nothing is chosen. */
  missing: string;
  /** What one holds in every one of the Workspaces. */
  held: ReadonlySet<string>;
  onAdded: (added: readonly Pair[]) => void;
  /** Those whom the server refused; they stay to be tried again. */
  onNotAdded: (notAdded: readonly Pair[]) => void;
  onClose: () => void;
  /** Names one that could not be added. */
  labelOf: (pair: Pair) => string;
  /** The field that chooses. */
  children: ReactNode;
};

/** Adds somebody somewhere, with the same roles and the same end for all of them. */
export function AddDialog({ title, action, pairs, missing, held, labelOf, children, onClose, ...told }: Props) {
  const t = useText();
  const [roles, setRoles] = useState(["workspace_contributor"]);
  const [until, setUntil] = useState<string | null>(null);
  const add = useAddMembers();
  const reason = pairs.length === 0 ? missing : roles.length === 0 ? t("Choose at least one role.") : undefined;

  async function submit(): Promise<void> {
    const { added, notAdded } = await add.mutateAsync({ pairs, roles, until });
    if (added.length > 0) told.onAdded(added);
    if (notAdded.length === 0) onClose();
    else told.onNotAdded(notAdded);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen={pairs.length > 0}
      title={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason === undefined && !add.isPending) void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={add.isPending} disabledReason={reason}>
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <NotAddedNotice notAdded={add.data?.notAdded ?? []} labelOf={labelOf} />
        {children}
        <RolesField scope="workspace" label={t("Workspace roles")} held={held} chosen={roles} onChange={setRoles} />
        <UntilField
          value={until}
          onChange={setUntil}
          hint={t("The roles end by themselves after this day.")}
          className="max-w-72"
        />
      </div>
    </Dialog>
  );
}

function NotAddedNotice({ notAdded, labelOf }: { notAdded: readonly NotAdded[]; labelOf: (pair: Pair) => string }) {
  const t = useText();
  if (notAdded.length === 0) return null;
  return (
    <Banner tone="danger" title={t("Not everything could be added.")}>
      <ul>
        {notAdded.map(({ error, ...pair }) => (
          <li key={`${pair.workspace.id} ${pair.member.id}`}>
            {labelOf(pair)}: {problemText(error, t)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
