import type { DirectoryRequest } from "@rollcall/contract/directory";
import type { Translate } from "../../texts/use-text.ts";

type Told = Pick<DirectoryRequest, "effects" | "subject">;
type Words = Record<string, (count: number, t: Translate) => string>;

/** What followed from a request, a few words for each kind of event: "suspended", "2 seats freed", "1 key stopped". */
export function effectsInWords({ effects, subject }: Told, t: Translate): string[] {
  const words = { ...(subject === null ? ofSeveral : ofOne), ...ofAny };
  const order = Object.keys(words);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(told(effects, subject))
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([name, count]) => words[name]?.(count, t) ?? t("{count} × {event}", { count, event: name }));
}

/** What the sentence says already, and what only is kept beside something that shows, is left out. */
function told(effects: Told["effects"], subject: Told["subject"]): Told["effects"] {
  if (subject === null) return effects;
  const isSaid = (name: string) => name === "group.created" || name === "group.deleted";
  const shown = Object.entries(effects).filter(([name]) => !isSaid(name));
  const others = shown.filter(([name]) => !name.startsWith("directory."));
  return Object.fromEntries(others.length > 0 ? others : shown);
}

const ofOne: Words = {
  "member.joined": (_, t) => t("joined"),
  "member.suspended": (_, t) => t("suspended"),
  "member.reactivated": (_, t) => t("active again"),
  "member.removed": (_, t) => t("removed from the Organization"),
  "member.updated": (_, t) => t("name or address updated"),
  "group.updated": (_, t) => t("renamed"),
  "directory.member_linked": (_, t) => t("profile managed by the directory from now on"),
};

const ofSeveral: Words = {
  "member.joined": (count, t) => t("{count, plural, one {# member joined} other {# members joined}}", { count }),
  "member.suspended": (count, t) =>
    t("{count, plural, one {# member suspended} other {# members suspended}}", { count }),
  "member.reactivated": (count, t) =>
    t("{count, plural, one {# member active again} other {# members active again}}", { count }),
  "member.removed": (count, t) => t("{count, plural, one {# member removed} other {# members removed}}", { count }),
  "member.updated": (count, t) => t("{count, plural, one {# profile updated} other {# profiles updated}}", { count }),
  "directory.member_linked": (count, t) =>
    t("{count, plural, one {# member taken over} other {# members taken over}}", { count }),
  "group.created": (count, t) => t("{count, plural, one {# Group made} other {# Groups made}}", { count }),
  "group.updated": (count, t) => t("{count, plural, one {# Group renamed} other {# Groups renamed}}", { count }),
  "group.deleted": (count, t) => t("{count, plural, one {# Group deleted} other {# Groups deleted}}", { count }),
};

// Their order is the order in which they are told: who, then what they have, then what hangs on it.
const ofAny: Words = {
  "invitation.accepted": (_, t) => t("a waiting invitation taken up"),
  "seat.granted": (count, t) => t("{count, plural, one {# seat given} other {# seats given}}", { count }),
  "sso.seat_missed": (count, t) =>
    t("{count, plural, one {# seat was not free} other {# seats were not free}}", { count }),
  "seat.released": (count, t) => t("{count, plural, one {# seat freed} other {# seats freed}}", { count }),
  "key.revoked": (count, t) => t("{count, plural, one {# key stopped} other {# keys stopped}}", { count }),
  "key.stopped": (count, t) => t("{count, plural, one {# key stopped} other {# keys stopped}}", { count }),
  "group.members_added": (count, t) => t("{count, plural, one {# member put in} other {# members put in}}", { count }),
  "group.members_removed": (count, t) =>
    t("{count, plural, one {# member taken out} other {# members taken out}}", { count }),
  "group.member_removed": (count, t) =>
    t("{count, plural, one {taken out of # Group} other {taken out of # Groups}}", { count }),
  "workspace.member_added": (count, t) =>
    t("{count, plural, one {put into # Workspace} other {put into # Workspaces}}", { count }),
  "workspace.member_removed": (count, t) =>
    t("{count, plural, one {taken out of # Workspace} other {taken out of # Workspaces}}", { count }),
  "invitation.revoked": (count, t) =>
    t("{count, plural, one {# invitation withdrawn} other {# invitations withdrawn}}", { count }),
  "directory.user_changed": (_, t) => t("other attributes updated"),
  "directory.group_changed": (_, t) => t("other attributes updated"),
};
