import * as contract from "@rollcall/contract/subscriptions";
import { byPerson } from "../../platform/acting.ts";
import type { Door } from "../../platform/http.ts";
import { declineSeatRequest, grantSeatRequest, requestSeat } from "./commands.ts";
import { listSeatRequests } from "./queries.ts";

export function seatRequestRoutes(door: Door): void {
  door.query(contract.listSeatRequests, async (reading, { query }) => ({
    data: await listSeatRequests(reading, query),
  }));
  door.command(contract.requestSeat, (work, { body }) => requestSeat(byPerson(work), body));
  door.command(contract.grantSeatRequest, (work, { params }) => grantSeatRequest(work, params.seat_request_id));
  door.command(contract.declineSeatRequest, (work, { params }) => declineSeatRequest(work, params.seat_request_id));
}
