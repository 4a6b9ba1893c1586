import { permits } from "@rollcall/contract/permissions";
import type { SeatRequest } from "@rollcall/contract/subscriptions";
import type { MemberActor, Reading } from "../../platform/transact.ts";
import { listRequests } from "./store.ts";

type Query = { status?: SeatRequest["status"][] | undefined };

/** Everybody's requests for who may answer them; for a member their own. */
export async function listSeatRequests(
  { db, organizationId, actor }: Reading & { actor: MemberActor },
  { status }: Query,
): Promise<SeatRequest[]> {
  const mayAnswer = permits(actor.permissions, "seats:write");
  const whose = mayAnswer ? {} : { memberId: actor.memberId };
  return listRequests(db, organizationId, { ...whose, statuses: status });
}
