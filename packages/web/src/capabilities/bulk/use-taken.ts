import type { BulkAction } from "@rollcall/contract/bulk";
import { type Translate, useText } from "../../texts/use-text.ts";

type Taken = { goes: string[]; stays: string[] };

/** What an action takes from each member and what it leaves; nothing for what only gives. */
export function useTaken(action: BulkAction | null): Taken {
  const t = useText();
  return (action === null ? undefined : takenBy(action.type, t)) ?? { goes: [], stays: [] };
}

function takenBy(type: BulkAction["type"], t: Translate): Taken | undefined {
  const created = t("What they created");
  switch (type) {
    case "roles.remove":
      return {
        goes: [t("What only these roles allow, with the next request")],
        stays: [t("Their other roles"), created],
      };
    case "roles.set":
      return { goes: [t("Every other Organization role")], stays: [t("Seats, Workspaces and Groups"), created] };
    case "seat.release":
      return { goes: [t("The seat, free for others at once")], stays: [t("Roles, Workspaces and Groups"), created] };
    case "workspace.remove":
      return {
        goes: [t("Their own roles in this Workspace")],
        stays: [t("What a Group or the Admin role gives there"), created],
      };
    case "group.remove":
      return {
        goes: [t("What only this Group grants")],
        stays: [t("What they hold by themselves or by other Groups"), created],
      };
    case "suspend":
      return suspended(t);
    case "remove":
      return removed(t);
    default:
      return undefined;
  }
}

function suspended(t: Translate): Taken {
  return {
    goes: [
      t("Access from every signed-in session, at once"),
      t("Seats, free for others"),
      t("Pending invitations of theirs that grant what they lose"),
    ],
    stays: [
      t("Roles, Workspaces and Groups"),
      t("What they created"),
      t("The way back: reactivate them at any time, with their seats if seats are free then"),
    ],
  };
}

function removed(t: Translate): Taken {
  return {
    goes: [
      t("Access from every signed-in session, at once"),
      t("Seats, roles, Workspaces and Groups"),
      t("Their API keys stop working"),
      t("Pending invitations of theirs that grant what they lose"),
    ],
    stays: [
      t("What they created"),
      t("Their account, and their membership in other Organizations"),
      t("The way back: restore them within 30 days, with their seats if seats are free then"),
    ],
  };
}
