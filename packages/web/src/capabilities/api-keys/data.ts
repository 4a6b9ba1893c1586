import { type ApiKey, type keyStatuses, listKeys, listMemberKeys, listMyKeys } from "@rollcall/contract/api-keys";
import { getOrganization } from "@rollcall/contract/organizations";
import { listServiceAccounts } from "@rollcall/contract/service-accounts";
import { getWorkspace, listWorkspaces, type Workspace } from "@rollcall/contract/workspaces";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { read, readPages, refresh } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";
import { limitOf } from "./expiry.ts";

export type KeyStatus = (typeof keyStatuses)[number];

/** What the address of a list of keys says. */
export type KeySearch = { status?: KeyStatus[] | undefined };

/** What a key or a Service account of a Workspace is asked for with. */
export type WorkspacePath = { organization_id: string; workspace_id: string };

/** The keys of a Workspace that one may see, newest first, page after page. */
export function useWorkspaceKeys(params: WorkspacePath, search: KeySearch) {
  const keys = useInfiniteQuery({
    ...readPages(listKeys, { params, query: { ...search, limit: 50 } }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => keys.data?.pages.flatMap(({ data }) => data) ?? [], [keys.data]);
  return { ...keys, rows };
}

/** One's own keys in every Workspace. */
export function useMyKeys() {
  return useQuery(read(listMyKeys, { params: useOrganizationParams() }));
}

/** Every key of a member, in any Workspace. */
export function useMemberKeys(memberId: string, { enabled = true } = {}) {
  const params = { ...useOrganizationParams(), member_id: memberId };
  return useQuery({ ...read(listMemberKeys, { params }), enabled });
}

/** Whether a key works and nothing has taken its place: such a key can be handed over. */
export function isLive({ status, replaced_by }: ApiKey): boolean {
  return status === "active" && replaced_by === null;
}

/** The Service accounts of a Workspace; for who administers its keys. */
export function useServiceAccounts(params: WorkspacePath, enabled = true) {
  return useQuery({ ...read(listServiceAccounts, { params }), enabled });
}

/** How many days a key may live in a Workspace by its own limit and that of the Organization; null for no limit. */
export function useKeyLimit(workspace: Pick<Workspace, "max_key_lifetime_days"> | undefined): number | null {
  const { data: organization } = useQuery(read(getOrganization, { params: useOrganizationParams() }));
  return limitOf([organization?.max_key_lifetime_days ?? null, workspace?.max_key_lifetime_days ?? null]);
}

/** Reads again what a change of a key or of a Service account may have moved. */
export function readKeysAgain(): Promise<void> {
  return refresh(listKeys, listMyKeys, listMemberKeys, listServiceAccounts, getWorkspace, listWorkspaces);
}
