import { type AdminKey, getAdminKey, listAdminKeys } from "@rollcall/contract/admin-keys";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { readPages, refresh } from "../../api.ts";
import type { KeySearch } from "../api-keys/data.ts";
import { type KeyState, stateOf } from "../api-keys/key-state.ts";
import { useOrganizationParams } from "../members/data.ts";

const LOOK_AGAIN_MS = 15_000;

/** The Admin API keys, newest first, page after page. When one was last used shows while one looks. */
export function useAdminKeys(search: KeySearch) {
  const keys = useInfiniteQuery({
    ...readPages(listAdminKeys, { params: useOrganizationParams(), query: { ...search, limit: 50 } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.pages.length ?? 0) <= 1 && LOOK_AGAIN_MS,
  });
  const rows = useMemo(() => keys.data?.pages.flatMap(({ data }) => data) ?? [], [keys.data]);
  return { ...keys, rows };
}

/** How a key stands. Without somebody who answers for it, it has stopped. */
export function adminKeyState(key: AdminKey, now: number): KeyState {
  const isAnsweredFor = key.responsible.status === "active";
  return stateOf({ ...key, refused_because: isAnsweredFor ? null : "owner_inactive" }, now);
}

/** Reads again what a change of a key may have moved. */
export function readAdminKeysAgain(): Promise<void> {
  return refresh(listAdminKeys, getAdminKey);
}
