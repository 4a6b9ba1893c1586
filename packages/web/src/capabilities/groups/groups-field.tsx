import type { Group } from "@rollcall/contract/groups";
import { useState } from "react";
import { useSearchText } from "../../lists/use-search-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { useGroups } from "./data.ts";

type Named = { id: string; name: string };

type Props = {
  label: string;
  hint?: string;
  optional?: boolean;
  /** Only one can be chosen. */
  single?: boolean;
  chosen: readonly Named[];
  onChange: (groups: Named[]) => void;
  /** Why a Group cannot be chosen. */
  reasonOf: (group: Group) => string | undefined;
};

const FOUND = 20;

/** Several Groups, found by name. */
export function GroupsField({ chosen, onChange, reasonOf, ...field }: Props) {
  const t = useText();
  const [q, setQ] = useState<string>();
  const [, type] = useSearchText(q, setQ);
  const { rows, isFetching } = useGroups(q, FOUND);
  const all: readonly Named[] = [...chosen, ...rows];
  return (
    <Combobox
      {...field}
      placeholder={t("Type the name of a Group")}
      choices={rows.map((group) => ({
        value: group.id,
        label: group.name,
        description: t("{count, plural, one {# member} other {# members}}", { count: group.total_member_count }),
        disabledReason: reasonOf(group),
      }))}
      known={chosen.map(({ id, name }) => ({ value: id, label: name }))}
      values={chosen.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => all.find((each) => each.id === id) ?? []))}
      search={{ onType: type, isBusy: isFetching }}
    />
  );
}
