type Told = { name: string; payload: Record<string, unknown> };

/** One field that changed. */
export type Difference = { field: string; before: unknown; after: unknown };

/** What a change that is no object is of, by the name of its event. */
const changedField: Record<string, string> = {
  "member.roles_changed": "roles",
  "workspace.member_roles_changed": "roles",
  "group.grant_changed": "roles",
  "group.organization_roles_changed": "roles",
  "domain.joining_changed": "joining",
  "sso.automatic_seats_changed": "seats",
  "sso.break_glass_changed": "admins",
  "directory.brake_changed": "percent",
  "audit.retention_changed": "days",
};

/** What an event changed, field by field; nothing where it only tells that something happened. */
export function differencesOf({ name, payload }: Told): Difference[] {
  if (!("before" in payload && "after" in payload)) return [];
  const { before, after } = payload;
  if (!isRecord(before) && !isRecord(after)) return [{ field: changedField[name] ?? "value", before, after }];
  const [had, has] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  return [...new Set([...Object.keys(had), ...Object.keys(has)])]
    .map((field) => ({ field, before: had[field], after: has[field] }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
}

/** What else an event tells, without what its sentence and its subject say already. */
export function factsOf({ payload }: Told): { field: string; value: unknown }[] {
  return Object.entries(payload)
    .filter(
      ([field, value]) => !said.includes(field) && value !== null && !(Array.isArray(value) && value.length === 0),
    )
    .map(([field, value]) => ({ field, value }));
}

const said = ["id", "before", "after"];

export type ListChange = { entry: string; change: "added" | "taken" | "kept" };

/** Two lists as one, with what was added and what was taken; nothing where they are no lists of texts. */
export function listChanges({ before, after }: Pick<Difference, "before" | "after">): ListChange[] | undefined {
  const [had, has] = [textsOf(before), textsOf(after)];
  if (had === undefined || has === undefined) return undefined;
  return [
    ...had.map((entry): ListChange => ({ entry, change: has.includes(entry) ? "kept" : "taken" })),
    ...has.filter((entry) => !had.includes(entry)).map((entry): ListChange => ({ entry, change: "added" })),
  ];
}

function textsOf(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
