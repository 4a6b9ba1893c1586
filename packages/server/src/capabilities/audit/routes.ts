import * as contract from "@rollcall/contract/audit";
import type { Door } from "../../platform/http.ts";
import { answerWith } from "../../platform/transact.ts";
import * as commands from "./commands.ts";
import { exportEvents } from "./exporting.ts";
import * as queries from "./queries.ts";
import { verifyChain } from "./verifying.ts";

export function auditRoutes(door: Door): void {
  door.list(contract.listAuditEvents, (reading, { query }) => queries.listEvents(reading, query));
  door.query(contract.followAuditEvents, (reading, { query }) => queries.followEvents(reading, query));
  door.download(contract.exportAuditEvents, (errand, { query }) => exportEvents(errand, query));
  door.query(contract.verifyAuditChain, (reading, { query }) => verifyChain(reading, query));
  door.query(contract.getAuditEvent, (reading, { params }) => queries.getEvent(reading, params.event_id));
  door.query(contract.getAuditRetention, (reading) => queries.getRetention(reading));
  door.command(contract.setAuditRetention, (work, { body }) =>
    answerWith(work, commands.setRetention(work, body.days), queries.getRetention),
  );
}
