import type { Organization } from "@rollcall/contract/organizations";

/** What the form edits. */
const settingKeys = ["name", "invitation_valid_days", "guests_by_invitation", "max_key_lifetime_days"] as const;
export type Setting = (typeof settingKeys)[number];
export type Settings = Pick<Organization, Setting>;

export function settingsOf(organization: Organization): Settings {
  const { name, invitation_valid_days, guests_by_invitation, max_key_lifetime_days } = organization;
  return { name, invitation_valid_days, guests_by_invitation, max_key_lifetime_days };
}

/** What was edited since the form showed `base`: only that is sent, so that nothing else is overwritten. */
export function editedSettings(base: Settings, mine: Settings): Setting[] {
  return settingKeys.filter((key) => mine[key] !== base[key]);
}

/** What somebody else changed meanwhile to something else than the edit here. */
export function conflictingSettings(base: Settings, mine: Settings, now: Settings): Setting[] {
  return editedSettings(base, mine).filter((key) => now[key] !== base[key] && now[key] !== mine[key]);
}

/** What somebody else changed meanwhile and nobody edits here: the form just shows it. */
export function movedSettings(base: Settings, mine: Settings, now: Settings): Setting[] {
  return settingKeys.filter((key) => now[key] !== base[key] && (mine[key] === base[key] || mine[key] === now[key]));
}

export function pick(settings: Settings, keys: readonly Setting[]): Partial<Settings> {
  return Object.fromEntries(keys.map((key) => [key, settings[key]]));
}
