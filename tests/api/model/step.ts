import * as fc from "fast-check";

export const commandNames = [
  "createWorkspace",
  "archiveWorkspace",
  "addToWorkspace",
  "setWorkspaceRoles",
  "removeFromWorkspace",
  "createGroup",
  "deleteGroup",
  "addToGroup",
  "removeFromGroup",
  "nest",
  "unnest",
  "setGrant",
  "setGroupRoles",
  "createKey",
  "rotateKey",
  "revokeKey",
  "grantSeat",
  "releaseSeat",
  "suspend",
  "reactivate",
  "remove",
  "removeHandingOver",
  "restore",
  "setRoles",
  "invite",
  "accept",
  "revokeInvitation",
  "moveClock",
] as const;
export type CommandName = (typeof commandNames)[number];

/** What is done next. Numbers choose among what is there at that moment, so that any step can follow any other. */
export type Step = {
  command: CommandName;
  /** In which of the two Organizations. */
  at: number;
  by: number;
  who: number;
  to: number;
  where: number;
  group: number;
  inner: number;
  workspaceRoles: string[];
  organizationRoles: string[];
  /** Hours from now until what is given ends. */
  hours: number | null;
  isPreview: boolean;
  isSeated: boolean;
  /** What is taken from the other Organization, where it should not be found. */
  stray: "who" | "to" | "where" | "group" | "inner" | null;
};

// The kinds in which much hangs together come more often.
const frequent: CommandName[] = [
  ...(["addToWorkspace", "addToGroup", "setGrant", "createKey", "nest", "setGroupRoles", "accept"] as const),
  ...(["setGroupRoles", "invite", "removeHandingOver", "restore", "moveClock", "moveClock"] as const),
];
const index = fc.nat(5);
const rarely = <T>(value: fc.Arbitrary<T>, usually: T, often: number) =>
  fc.oneof({ weight: often, arbitrary: fc.constant(usually) }, { weight: 1, arbitrary: value });

const step: fc.Arbitrary<Step> = fc.record({
  command: fc.constantFrom(...commandNames, ...frequent),
  at: rarely(fc.constant(1), 0, 3),
  by: index,
  who: index,
  to: index,
  where: index,
  group: index,
  inner: index,
  workspaceRoles: fc.subarray(["user", "billing_viewer", "developer", "workspace_admin"], {
    minLength: 1,
    maxLength: 2,
  }),
  organizationRoles: fc.subarray(["member", "billing_manager", "organization_admin"], { minLength: 1, maxLength: 2 }),
  hours: fc.constantFrom(null, null, 1, 3),
  isPreview: rarely(fc.constant(true), false, 5),
  isSeated: fc.boolean(),
  stray: rarely(fc.constantFrom("who", "to", "where", "group", "inner"), null, 11),
});

/** A sequence of things that are done. Every choice is as likely as another, from the first run on. */
export const steps = fc.noBias(fc.array(step, { minLength: 6, maxLength: 12 }));

const usual: Step = {
  ...{ command: "createGroup", at: 0, by: 0, who: 1, to: 0, where: 1, group: 0, inner: 0, stray: null },
  ...{ workspaceRoles: ["developer"], organizationRoles: ["member"], hours: null, isPreview: false, isSeated: true },
};

/** What is there before: in the first Organization a Workspace, Groups of which one grants, and a key; less in the second. */
export const prelude: readonly Step[] = [
  { ...usual, command: "createWorkspace", at: 1 },
  { ...usual, at: 1 },
  { ...usual, command: "createWorkspace", who: 2 },
  { ...usual },
  { ...usual, who: 2 },
  { ...usual, who: 2 },
  { ...usual, command: "setGrant" },
  { ...usual, command: "createKey", who: 2 },
];
