import { type Organization, OrganizationChanges } from "@rollcall/contract/organizations";
import { useEffect, useEffectEvent, useState } from "react";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { readNow, saveOrganization } from "./data.ts";
import {
  conflictingSettings,
  editedSettings,
  movedSettings,
  pick,
  type Setting,
  type Settings,
  settingsOf,
} from "./merging.ts";

export type SettingsFormState = ReturnType<typeof useSettingsForm>;

const schema = OrganizationChanges.required();

/**
 * The form with the three versions that it keeps apart: `base` as it was shown, `mine` as it is edited, `now` as the
 * server has it. Sends only what was edited, and nothing over what somebody else changed meanwhile.
 */
export function useSettingsForm(organization: Organization) {
  const now = settingsOf(organization);
  const [base, setBase] = useState(now);
  const [saved, setSaved] = useState<{ before: Settings; after: Settings }>();
  const form = useContractForm({ schema, defaultValues: base, send });
  const mine = form.watch();

  const takeOver = useEffectEvent((fresh: Settings) => {
    const moved = movedSettings(base, form.getValues(), fresh);
    if (moved.length > 0) take(moved, fresh);
  });
  useEffect(() => takeOver(settingsOf(organization)), [organization]);

  async function send(wanted: Settings): Promise<void> {
    const fresh = settingsOf(await readNow(organization.id));
    if (conflictingSettings(base, wanted, fresh).length > 0) return;
    const before = fresh;
    const after = settingsOf(await saveOrganization(organization.id, pick(wanted, editedSettings(base, wanted))));
    form.reset(after);
    setBase(after);
    setSaved({ before, after });
  }

  /** Shows the server's value of these settings, edited or not. */
  function take(keys: readonly Setting[], fresh: Settings = now): void {
    for (const key of keys) form.setValue(key, fresh[key]);
    keep(keys, fresh);
  }

  /** Goes on with what is edited here, knowing what it will replace. */
  function keep(keys: readonly Setting[], fresh: Settings = now): void {
    setBase((known) => ({ ...known, ...pick(fresh, keys) }));
  }

  return {
    ...form,
    mine,
    base,
    now,
    take,
    keep,
    edited: editedSettings(base, mine),
    conflicting: conflictingSettings(base, mine, now),
    saved,
    discard: () => {
      form.reset(now);
      setBase(now);
    },
  };
}
