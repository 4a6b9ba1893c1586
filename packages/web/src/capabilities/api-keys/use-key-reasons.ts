import type { ApiKey } from "@rollcall/contract/api-keys";
import { permits } from "@rollcall/contract/permissions";
import { useMembership, useOrganizationId, usePermits } from "../../session.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { useNow } from "../../ui/clock.ts";
import { useEveryWorkspace } from "../workspaces/data.ts";
import { type KeyState, stateOf } from "./key-state.ts";

/** Why something cannot be done to a key; nothing when it can. */
export type KeyReasons = { rotate: string | undefined; revoke: string | undefined };

/** Asks what one may do to a key, in whichever Workspace it is. */
export function useKeyReasons(): (key: ApiKey) => KeyReasons {
  const t = useText();
  const now = useNow();
  const ownId = useMembership(useOrganizationId())?.member_id;
  const administersAll = usePermits()("workspaces:administer");
  const { data: workspaces } = useEveryWorkspace({ enabled: !administersAll });

  function mayNot(key: ApiKey): string | undefined {
    if (administersAll) return undefined;
    // What is not known yet the server decides.
    if (workspaces === undefined) return undefined;
    const place = workspaces.find(({ id }) => id === key.workspace.id);
    if (place === undefined) return t("You may not enter {place}.", { place: key.workspace.name });
    if (permits(place.permissions, "workspace.keys:write")) return undefined;
    if (key.owner.id !== ownId) return t("This is not your key. You need the Workspace Admin role here.");
    return permits(place.permissions, "workspace.keys:own") ? undefined : ownKeysReason(t);
  }
  return (key) => {
    const state = stateOf(key, now);
    const refused = mayNot(key);
    return { rotate: refused ?? rotateReason(state, t), revoke: refused ?? revokeReason(state, t) };
  };
}

/** Why somebody cannot have keys in a Workspace. */
export function ownKeysReason(t: Translate): string {
  return t("Your roles in this Workspace do not include API keys. Ask one of its Admins for the Developer role.");
}

/** Why a key that stands so cannot be rotated. */
export function rotateReason(state: KeyState, t: Translate): string | undefined {
  if (state === "replaced") return t("It was rotated already. Rotate the new one.");
  if (state === "expired") return t("It has expired. Make a new one.");
  return state === "revoked" ? t("It was revoked. Make a new one.") : undefined;
}

/** Why a key that stands so cannot be revoked. */
export function revokeReason(state: KeyState, t: Translate): string | undefined {
  if (state === "expired") return t("It has expired and works no more.");
  return state === "revoked" ? t("It was revoked already.") : undefined;
}
