import {
  type BulkAction,
  type BulkItem,
  type BulkJob,
  type BulkOutcomeName,
  type BulkSelection,
  type BulkState,
  cancelBulkJob,
  confirmBulkJob,
  createBulkJob,
  downloadBulkResult,
  getBulkJob,
  listBulkItems,
  listBulkJobs,
} from "@rollcall/contract/bulk";
import { getGroup, listGroupMembers, listGroups, listMemberGroups } from "@rollcall/contract/groups";
import { listInvitations } from "@rollcall/contract/invitations";
import { countMembers, getMember, listMembers } from "@rollcall/contract/members";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { listMemberWorkspaces, listWorkspaceMembers, listWorkspaces } from "@rollcall/contract/workspaces";
import { each } from "@rollcall/sdk";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, queryClient, read, readPages, refresh } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";
import { isMoving, phaseOf } from "./progress-of.ts";

const FOLLOW_MS = 700;
const PAGE = 50;

function useJobParams(id: string) {
  return { ...useOrganizationParams(), bulk_job_id: id };
}

/** One bulk change, followed while it goes on. */
export function useJob(id: string) {
  return useQuery({
    ...read(getBulkJob, { params: useJobParams(id) }),
    refetchInterval: ({ state }) => (isMoving(state.data?.state) ? FOLLOW_MS : false),
    refetchOnWindowFocus: "always",
  });
}

/** The bulk changes of the last 30 days, followed while one of them goes on. */
export function useJobs(state: BulkState[] | undefined) {
  const params = useOrganizationParams();
  const jobs = useInfiniteQuery({
    ...readPages(listBulkJobs, { params, query: { limit: PAGE, ...(state && { state }) } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.data.some((job) => isMoving(job.state))) ? 3 * FOLLOW_MS : false,
  });
  const rows = useMemo(() => jobs.data?.pages.flatMap(({ data }) => data) ?? [], [jobs.data]);
  return { ...jobs, rows };
}

/** The members or lines of a bulk change, all of them or those of one outcome. */
export function useItems(job: BulkJob, outcome: BulkOutcomeName | undefined) {
  const phase = phaseOf(job);
  const items = useInfiniteQuery({
    ...readPages(listBulkItems, {
      params: useJobParams(job.id),
      query: { limit: PAGE, ...(outcome && { [phase]: [outcome] }) },
    }),
    // While it goes on they change with every look; the counts say how far it is.
    enabled: !isMoving(job.state),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => items.data?.pages.flatMap(({ data }) => data) ?? [], [items.data]);
  return { ...items, rows };
}

/** Begins a bulk change by having its effect worked out. */
export function useBegin(onBegun: (job: BulkJob) => void) {
  const params = useOrganizationParams();
  return useMutation({
    mutationFn: (body: { selection: BulkSelection; action: BulkAction }) => api.call(createBulkJob, { params, body }),
    onSuccess: (job) => {
      show(params.organization_id, job);
      onBegun(job);
    },
    onSettled: () => void refresh(listBulkJobs),
  });
}

/** Runs or ends a bulk change. */
export function useDecide(id: string) {
  const params = useJobParams(id);
  const settled = {
    onSuccess: (job: BulkJob) => show(params.organization_id, job),
    onSettled: () => void refresh(listBulkJobs, getBulkJob, listBulkItems),
  };
  const confirm = useMutation({ ...settled, mutationFn: () => api.call(confirmBulkJob, { params }) });
  const cancel = useMutation({ ...settled, mutationFn: () => api.call(cancelBulkJob, { params }) });
  return { confirm, cancel };
}

/** Shows a bulk change as the server answered. */
export function show(organizationId: string, job: BulkJob): void {
  const params = { organization_id: organizationId, bulk_job_id: job.id };
  queryClient.setQueryData(read(getBulkJob, { params }).queryKey, job);
}

/** Reads again what a bulk change may have moved. */
export function readChangedAgain(): Promise<void> {
  return refresh(
    listBulkJobs,
    listBulkItems,
    listMembers,
    getMember,
    countMembers,
    listInvitations,
    listSubscriptions,
    listWorkspaces,
    listWorkspaceMembers,
    listMemberWorkspaces,
    listGroups,
    getGroup,
    listGroupMembers,
    listMemberGroups,
  );
}

/** Everything of a bulk change that was refused, or would be; `most` of it where only so much is of use. */
export async function refusedItems(
  organizationId: string,
  id: string,
  phase: "preview" | "result",
  most = Number.POSITIVE_INFINITY,
): Promise<BulkItem[]> {
  const params = { organization_id: organizationId, bulk_job_id: id };
  const items: BulkItem[] = [];
  for await (const item of each(api, listBulkItems, { params, query: { [phase]: ["refused"] } })) {
    items.push(item);
    if (items.length >= most) break;
  }
  return items;
}

/** Where the browser downloads what a bulk change would do, or has done. */
export function useResultAddress(id: string): string {
  const { organization_id, bulk_job_id } = useJobParams(id);
  return downloadBulkResult.path.replace("{organization_id}", organization_id).replace("{bulk_job_id}", bulk_job_id);
}
