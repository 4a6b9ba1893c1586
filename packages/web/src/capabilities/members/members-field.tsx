import { useState } from "react";
import { useSearchText } from "../../lists/use-search-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { type ChosenMember, useFoundMembers } from "./use-found-members.ts";

export type { ChosenMember };

type Props = {
  label: string;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  chosen: readonly ChosenMember[];
  onChange: (members: ChosenMember[]) => void;
  /** Hears what is searched for. */
  onSearch?: (q: string | undefined) => void;
  /** Why somebody cannot be chosen; nothing for who can. */
  reasonOf?: (id: string) => string | undefined;
};

/** Several members of the Organization, found by name or address among however many there are. */
export function MembersField({ chosen, onChange, onSearch, reasonOf, ...field }: Props) {
  const t = useText();
  const [q, setQ] = useState<string>();
  const [, type] = useSearchText(q, (next) => {
    setQ(next);
    onSearch?.(next);
  });
  const { found, isBusy, isTooShort } = useFoundMembers(q);
  const all = [...chosen, ...found];
  return (
    <Combobox
      {...field}
      placeholder={t("Type a name or an address")}
      choices={found.map((member) => choiceOf(member, reasonOf?.(member.id)))}
      known={chosen.map((member) => choiceOf(member))}
      values={chosen.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => all.find((each) => each.id === id) ?? []))}
      search={{ onType: type, isBusy, isTooShort }}
    />
  );
}

function choiceOf({ id, name, email }: ChosenMember, disabledReason?: string) {
  return { value: id, label: name, disabledReason, ...(email !== name && { description: email }) };
}
