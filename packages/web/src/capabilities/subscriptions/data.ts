import {
  declineSeatRequest,
  grantSeatRequest,
  listProducts,
  listSeatLedger,
  listSeatRequests,
  listSubscriptions,
  type Product,
  type SeatRequest,
  type Subscription,
} from "@rollcall/contract/subscriptions";
import { useMutation, useQuery } from "@tanstack/react-query";
import { api, read, readPages, refresh } from "../../api.ts";

const inside = (id: string) => ({ params: { organization_id: id } });

export const subscriptionsQuery = (id: string) => read(listSubscriptions, inside(id));
export const productsQuery = read(listProducts, {});

export const ledgerQuery = (id: string, productIds: string[] | undefined) =>
  readPages(listSeatLedger, { ...inside(id), query: { limit: 25, product_id: productIds } });

export const requestsQuery = (id: string, status?: SeatRequest["status"][]) =>
  read(listSeatRequests, { ...inside(id), query: status === undefined ? {} : { status } });

/** One Product of the catalogue and what the Organization bought of it, if anything. */
export type Offer = { product: Product; subscription: Subscription | undefined };

/** Every Product of the catalogue, in its order, with what was bought of it. */
export function useOffers(organizationId: string) {
  const products = useQuery(productsQuery);
  const subscriptions = useQuery(subscriptionsQuery(organizationId));
  const error = products.error ?? subscriptions.error;
  const offers =
    products.data &&
    subscriptions.data &&
    products.data.data.map(
      (product): Offer => ({
        product,
        subscription: subscriptions.data.data.find((each) => each.product.id === product.id),
      }),
    );
  const refetch = () => Promise.all([products.refetch(), subscriptions.refetch()]);
  return { offers, error, refetch, isFetching: products.isFetching || subscriptions.isFetching };
}

/** How Products are called; by their id while the catalogue is on its way. */
export function useProductNames(): (id: string) => string {
  const { data } = useQuery(productsQuery);
  return (id) => data?.data.find((product) => product.id === id)?.name ?? id;
}

type Answer = "grant" | "decline";

/** Grants or declines a seat request. The row shows what the server says against it; once answered, the row is gone. */
export function useAnswer({ id }: SeatRequest, organizationId: string, onAnswered: (answer: Answer) => void) {
  return useMutation({
    mutationFn: (answer: Answer) =>
      api.call(answer === "grant" ? grantSeatRequest : declineSeatRequest, {
        params: { organization_id: organizationId, seat_request_id: id },
      }),
    meta: { showsProblem: true },
    onSuccess: (_, answer) => {
      onAnswered(answer);
      return refreshSeats();
    },
    onError: () => refresh(listSubscriptions),
  });
}

/** Everything that shows seats: here, in the list of members and in their details. */
export function refreshSeats(): Promise<void> {
  return refresh(
    listSubscriptions,
    listSeatRequests,
    listSeatLedger,
    { name: "members.list" },
    { name: "members.get" },
  );
}
