import { getMember, leaveOrganization } from "@rollcall/contract/members";
import {
  listProducts,
  listSeatRequests,
  listSubscriptions,
  requestSeat,
  type SeatRequest,
} from "@rollcall/contract/subscriptions";
import { useQuery } from "@tanstack/react-query";
import { api, read, refresh } from "../../api.ts";
import { type Membership, usePermits } from "../../session.ts";

/** How one stands with the seat of one Product. */
export type OwnSeat = {
  product: { id: string; name: string };
  state: "held" | "pending" | "declined" | "none" | "not_subscribed";
  /** The request that the state speaks of. */
  request: SeatRequest | undefined;
};

/** Every Product with one's own seat or request of it. */
export function useOwnSeats(membership: Membership) {
  const may = usePermits();
  const inside = { params: { organization_id: membership.organization.id } };
  const products = useQuery(read(listProducts, {}));
  const requests = useQuery({ ...read(listSeatRequests, { ...inside, query: {} }), enabled: may("seats:request") });
  const bought = useQuery({ ...read(listSubscriptions, inside), enabled: may("subscriptions:read") });
  const isReady = products.data !== undefined && !(requests.isLoading || bought.isLoading);
  // Who may answer requests is given everybody's.
  const own = requests.data?.data.filter(({ member }) => member.member_id === membership.member_id) ?? [];
  const boughtIds = bought.data?.data.map(({ product }) => product.id);
  return {
    seats: isReady ? products.data.data.map((product) => seatOf(product, membership, own, boughtIds)) : undefined,
    error: products.error ?? requests.error,
    isFetching: products.isFetching || requests.isFetching,
    refetch: () => Promise.all([products.refetch(), requests.refetch()]),
  };
}

function seatOf(
  product: OwnSeat["product"],
  { seats }: Membership,
  requests: readonly SeatRequest[],
  boughtIds: readonly string[] | undefined,
): OwnSeat {
  const request = requests.findLast(({ product_id }) => product_id === product.id);
  if (seats.includes(product.id)) return { product, state: "held", request };
  if (request?.status === "pending") return { product, state: "pending", request };
  if (boughtIds !== undefined && !boughtIds.includes(product.id)) return { product, state: "not_subscribed", request };
  // A granted seat that was turned off again leaves nothing to say.
  return { product, state: request?.status === "declined" ? "declined" : "none", request };
}

export async function askForSeat(organizationId: string, productId: string, reason: string): Promise<void> {
  await api.call(requestSeat, {
    params: { organization_id: organizationId },
    body: { product_id: productId, reason },
  });
  await refresh(listSeatRequests);
}

/** Whether one is the only Admin; known to those who may read members, as every Admin may. */
export function useIsLastAdmin({ organization, member_id }: Membership): boolean {
  const may = usePermits();
  const params = { organization_id: organization.id, member_id };
  const { data } = useQuery({ ...read(getMember, { params }), enabled: may("members:read") });
  return data?.is_last_admin ?? false;
}

export function leave(organizationId: string): Promise<void> {
  return api.call(leaveOrganization, { params: { organization_id: organizationId } });
}
