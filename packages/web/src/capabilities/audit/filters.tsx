import { actorKinds } from "@rollcall/contract/audit";
import { useText } from "../../texts/use-text.ts";
import { SearchChip } from "../../ui/search-chip.tsx";
import { actorKindName } from "./actor-kinds.ts";
import { MOST_NAMES, namesAsked } from "./asked.ts";
import { eventKinds, kindName, namesOf } from "./kinds.ts";
import type { AuditSearch } from "./search.ts";
import { useFoundGroups, useFoundPeople, useFoundWorkspaces, useWanted } from "./use-found.ts";

export type FilterProps = {
  search: AuditSearch;
  onChange: (change: AuditSearch) => void;
  /** What the things are called that the address names by an id. */
  nameOf: (id: string) => string;
};

const orNothing = <Value,>(values: Value[]) => (values.length === 0 ? undefined : values);

/** Who did it: people by name, or a kind of actor. */
export function WhoFilter({ search, onChange, nameOf }: FilterProps) {
  const t = useText();
  const { wanted, events } = useWanted();
  const people = useFoundPeople(wanted);
  const kinds = actorKinds.map((kind) => ({ value: kind as string, label: actorKindName(kind, t) }));
  return (
    <SearchChip
      label={t("Who")}
      placeholder={t("Type a name or an address")}
      groups={[people.group, { label: t("Kinds"), choices: kinds }]}
      isBusy={people.isBusy}
      values={search.actor ?? []}
      onChange={(actor) => onChange({ actor: orNothing(actor) })}
      nameOf={(value) => kinds.find((each) => each.value === value)?.label ?? nameOf(value)}
      {...events}
    />
  );
}

/** What kind of event: everything of an area, or single names as the API has them. */
export function WhatFilter({ search, onChange }: FilterProps) {
  const t = useText();
  const room = MOST_NAMES - namesAsked(search).length;
  const reasonOf = (names: readonly string[]) => {
    const more = names.filter((name) => !namesAsked(search).includes(name)).length;
    return more > room ? t("Too many at once") : undefined;
  };
  const kinds = eventKinds.map((kind) => ({
    value: kind as string,
    label: kindName(kind, t),
    disabledReason: reasonOf(namesOf([kind])),
  }));
  const single = kinds.map(({ value, label }) => ({
    label,
    choices: namesOf([value]).map((name) => ({ value: name, label: name, disabledReason: reasonOf([name]) })),
  }));
  return (
    <SearchChip
      label={t("What")}
      placeholder={t("Type an area or the name of an event")}
      groups={[{ label: t("Areas"), choices: kinds }, ...single]}
      values={[...(search.kind ?? []), ...(search.name ?? [])]}
      onChange={(values) =>
        onChange({
          kind: orNothing(values.filter((value) => !value.includes("."))),
          name: orNothing(values.filter((value) => value.includes("."))),
        })
      }
      nameOf={(value) => kinds.find((each) => each.value === value)?.label ?? value}
    />
  );
}

/** About whom or what. */
export function AboutFilter({ search, onChange, nameOf }: FilterProps) {
  const t = useText();
  const { wanted, events } = useWanted();
  const found = [useFoundPeople(wanted), useFoundWorkspaces(wanted), useFoundGroups(wanted)];
  return (
    <SearchChip
      label={t("About")}
      placeholder={t("Type a person, Workspace or Group")}
      groups={found.map(({ group }) => group)}
      isBusy={found.some(({ isBusy }) => isBusy)}
      values={search.target ?? []}
      onChange={(target) => onChange({ target: orNothing(target) })}
      nameOf={nameOf}
      {...events}
    />
  );
}

/** In which Workspace. */
export function WorkspaceFilter({ search, onChange, nameOf }: FilterProps) {
  const t = useText();
  const { wanted, events } = useWanted();
  const { group, isBusy } = useFoundWorkspaces(wanted, 30);
  return (
    <SearchChip
      label={t("Workspace")}
      placeholder={t("Type the name of a Workspace")}
      groups={[group]}
      isBusy={isBusy}
      values={search.workspace ?? []}
      onChange={(workspace) => onChange({ workspace: orNothing(workspace) })}
      nameOf={nameOf}
      {...events}
    />
  );
}
