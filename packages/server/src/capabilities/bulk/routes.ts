import * as contract from "@rollcall/contract/bulk";
import * as imports from "@rollcall/contract/invitation-imports";
import type { Door, Errand } from "../../platform/http.ts";
import { answerWith, type Change, type OrganizationActor, type Work } from "../../platform/transact.ts";
import * as commands from "./commands.ts";
import { exportResult, importTemplate } from "./exporting.ts";
import { createImport } from "./importing.ts";
import * as queries from "./queries.ts";
import { stepFor } from "./stepping.ts";

// What is small is worked out before the answer, so that nobody waits for a second one.
const SMALL = 200;
const LONGEST_MS = 3_000;

export function bulkRoutes(door: Door): void {
  door.errand(contract.createBulkJob, (errand, { body }) => begun(errand, (work) => commands.createJob(work, body)));
  door.download(imports.downloadImportTemplate, importTemplate);
  door.errand(imports.importInvitations, (errand, { body }) => begun(errand, (work) => createImport(work, body)));
  door.query(contract.listBulkJobs, (reading, { query }) => queries.listJobs(reading, query));
  door.query(contract.getBulkJob, (reading, { params }) => queries.getJob(reading, params.bulk_job_id));
  door.command(contract.confirmBulkJob, (work, { params: { bulk_job_id: id } }) =>
    answerWith(work, commands.confirmJob(work, id), (reading) => queries.getJob(reading, id)),
  );
  door.command(contract.cancelBulkJob, (work, { params: { bulk_job_id: id } }) =>
    answerWith(work, commands.cancelJob(work, id), (reading) => queries.getJob(reading, id)),
  );
  door.query(contract.listBulkItems, (reading, { params, query }) =>
    queries.listItems(reading, params.bulk_job_id, query),
  );
  door.download(contract.downloadBulkResult, (errand, { params }) => exportResult(errand, params.bulk_job_id));
}

type Create = (work: Work & { actor: OrganizationActor }) => Promise<Change<{ id: string; total: number }>>;

async function begun(errand: Errand, create: Create): Promise<contract.BulkJob> {
  const { platform, organizationId } = errand;
  const { id, total } = await errand.transact(create);
  if (total <= SMALL) await stepFor(platform, organizationId, id, LONGEST_MS);
  return errand.read((reading) => queries.getJob(reading, id));
}
