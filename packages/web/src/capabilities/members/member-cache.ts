import { countMembers, getMember, listMembers, type Member, type MemberDetails } from "@rollcall/contract/members";
import { listSubscriptions, type Subscription } from "@rollcall/contract/subscriptions";
import type { OutputOf } from "@rollcall/sdk";
import type { InfiniteData } from "@tanstack/react-query";
import { queryClient, refresh } from "../../api.ts";

type Lists = InfiniteData<OutputOf<typeof listMembers>>;
/** What was read of members: a list page after page, or the one page of a search elsewhere, such as that of Ctrl K. */
type Read = Lists | OutputOf<typeof listMembers>;

/** Names every change of a member, so that a read does not overwrite what another change already shows. */
export const changeKey = ["members.change"];

/** Shows a change of a member before the server has answered; gives back how to take it back. */
export async function showEarly(id: string, change: Partial<Member>): Promise<() => void> {
  await Promise.all([
    queryClient.cancelQueries({ queryKey: [listMembers.name] }),
    queryClient.cancelQueries({ queryKey: [getMember.name] }),
  ]);
  const before = known(id);
  patch(id, change);
  return () => before && patch(id, pick(before, Object.keys(change)));
}

/** Shows a member as the server answered, wherever they are shown. */
export function show(member: Member): void {
  patch(member.id, member);
}

/** Moves the free seats of a Product before the server has counted them. */
export function showSeatsEarly(productId: string, taken: number): () => void {
  const move = (by: number) =>
    queryClient.setQueriesData<{ data: Subscription[] }>({ queryKey: [listSubscriptions.name] }, (known) =>
      known === undefined
        ? known
        : {
            data: known.data.map((each) =>
              each.product.id === productId ? { ...each, used: each.used + by, free: each.free - by } : each,
            ),
          },
    );
  move(taken);
  return () => void move(-taken);
}

/** Reads again what a change may have moved. While more changes are on their way, the last of them does it. */
export async function readAgain({ lists }: { lists: boolean }): Promise<void> {
  if (queryClient.isMutating({ mutationKey: changeKey }) > 1) return;
  await refresh(listSubscriptions, countMembers, getMember, ...(lists ? [listMembers] : []));
}

/** The row of the list that shows a member, for the details while they load. */
export function known(id: string): Member | undefined {
  for (const [, list] of queryClient.getQueriesData<Read>({ queryKey: [listMembers.name] })) {
    for (const page of list === undefined ? [] : "pages" in list ? list.pages : [list]) {
      const found = page.data.find((member) => member.id === id);
      if (found) return found;
    }
  }
  return undefined;
}

function patch(id: string, change: Partial<Member>): void {
  queryClient.setQueriesData<Read>({ queryKey: [listMembers.name] }, (list) => {
    if (list === undefined) return list;
    return "pages" in list
      ? { ...list, pages: list.pages.map((page) => patchPage(page, id, change)) }
      : patchPage(list, id, change);
  });
  queryClient.setQueriesData<MemberDetails>({ queryKey: [getMember.name] }, (details) =>
    details?.id === id ? { ...details, ...change } : details,
  );
}

// Pages and rows that do not change stay the same objects, so that they are not drawn again.
function patchPage(page: Lists["pages"][number], id: string, change: Partial<Member>): Lists["pages"][number] {
  if (!page.data.some((member) => member.id === id)) return page;
  return { ...page, data: page.data.map((member) => (member.id === id ? { ...member, ...change } : member)) };
}

function pick(member: Member, keys: string[]): Partial<Member> {
  // The keys are those of a partial Member.
  return Object.fromEntries(keys.map((key) => [key, member[key as keyof Member]])) as Partial<Member>;
}
