import { getMe } from "@rollcall/contract/identity";
import type { Operation } from "@rollcall/contract/operation";
import { ConnectionError, createClient, type InputOf, type OutputOf, ProblemError } from "@rollcall/sdk";
import { infiniteQueryOptions, MutationCache, QueryCache, QueryClient, queryOptions } from "@tanstack/react-query";
import { confirming } from "./confirming.ts";

/**
 * The panel's one client of the public API. Mutations call it directly: `api.call(removeMember, { params })`. Where the
 * server wants a fresh sign-in it asks for one and sends the request again.
 */
export const api = confirming(createClient({ baseUrl: globalThis.location?.origin ?? "http://127.0.0.1" }));

type Listeners = { signedOut: () => void; mutationFailed: (error: unknown) => void };
let listeners: Listeners = { signedOut: () => {}, mutationFailed: () => {} };

/** Says what becomes of a lost session, and of a failed mutation whose page does not show it itself. */
export function listenToFailures(wired: Listeners): void {
  listeners = wired;
}

/** Whether an error is the server's "sign in first". */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.code === "not_signed_in";
}

/** What one may do can end at any time (SPEC R2.8): a refusal asks anew, so that the page shows what holds now. */
function learnRights(error: unknown): void {
  const codes: readonly string[] = [
    "permission_missing",
    "membership_suspended",
    "second_factor_required",
    "single_sign_on_required",
    "other_sign_in_required",
    "not_found",
  ];
  if (error instanceof ProblemError && codes.includes(error.code)) void refresh(getMe);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (isSignedOut(error)) listeners.signedOut();
      learnRights(error);
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      learnRights(error);
      if (isSignedOut(error)) listeners.signedOut();
      else if (mutation.meta?.["showsProblem"] !== true) listeners.mutationFailed(error);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer; asking again would not change it. A lost connection may come back.
      retry: (failures, error) => error instanceof ConnectionError && failures < 2,
      retryDelay: (failures) => 400 * 2 ** failures,
    },
    mutations: { retry: false },
  },
});

/** Reads one operation: `useQuery(read(getMember, { params }))`. The key starts with the operation's name. */
export function read<O extends Operation>(operation: O, input: InputOf<O>) {
  return queryOptions({
    queryKey: [operation.name, input],
    queryFn: ({ signal }): Promise<OutputOf<O>> => api.call(operation, input, { signal }),
  });
}

type Page = { next_cursor: string | null };

/** Reads a list page by page: `useInfiniteQuery(readPages(listMembers, { params, query }))`. */
export function readPages<O extends Operation>(operation: O, input: OutputOf<O> extends Page ? InputOf<O> : never) {
  return infiniteQueryOptions({
    queryKey: [operation.name, input],
    queryFn: ({ signal, pageParam }): Promise<OutputOf<O>> => api.call(operation, at(input, pageParam), { signal }),
    initialPageParam: undefined as string | undefined,
    // The parameter's type lets only operations in that answer pages.
    getNextPageParam: (last) => (last as Page).next_cursor ?? undefined,
  });
}

function at<Input>(input: Input, cursor: string | undefined): Input {
  const { query } = input as { query?: Record<string, unknown> };
  return cursor === undefined ? input : { ...input, query: { ...query, cursor } };
}

/** Asks again for everything that was read by these operations: after a change, in `onSettled`. */
export async function refresh(...operations: { name: string }[]): Promise<void> {
  await Promise.all(operations.map(({ name }) => queryClient.invalidateQueries({ queryKey: [name] })));
}
