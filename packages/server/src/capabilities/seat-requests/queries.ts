import { permits } from "@rollcall/contract/permissions";
import type { SeatRequest } from "@rollcall/contract/subscriptions";
import { ownMemberId } from "../../platform/acting.ts";
import type { OrganizationActor, Reading } from "../../platform/transact.ts";
import { listRequests } from "./store.ts";

type Query = { status?: SeatRequest["status"][] | undefined };

/** Everybody's requests for who may answer them; for a member their own. */
export async function listSeatRequests(
  { db, organizationId, actor }: Reading & { actor: OrganizationActor },
  { status }: Query,
): Promise<SeatRequest[]> {
  const mayAnswer = permits(actor.permissions, "seats:write");
  const whose = mayAnswer ? {} : { memberId: ownMemberId(actor) ?? "" };
  return listRequests(db, organizationId, { ...whose, statuses: status });
}
