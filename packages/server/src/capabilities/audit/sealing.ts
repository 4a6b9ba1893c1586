import { describeFailure } from "../../platform/jobs.ts";
import { inTransaction, organizationSetting, type Platform } from "../../platform/transact.ts";
import { sealSome } from "./commands.ts";
import { FINDS_UNSEALED, findUnsealed } from "./seal-store.ts";

const BATCH = 500;

/** Seals every event of an Organization that has been committed. */
export async function sealOrganization(platform: Platform, organizationId: string): Promise<void> {
  const seal = () =>
    inTransaction(platform, organizationSetting(organizationId), (tx) => sealSome(tx, organizationId, BATCH));
  while ((await seal()) === BATCH);
}

/** Seals what waits in any Organization: what a process that ended, or one without a sealer, left. */
export async function sealAll(platform: Platform): Promise<void> {
  for (const organizationId of await inTransaction(platform, FINDS_UNSEALED, findUnsealed))
    await sealOrganization(platform, organizationId);
}

/** Seals in the background, an Organization at a time. */
export type Sealer = {
  /** Something happened in an Organization. What happens while it is being sealed is sealed in one go after that. */
  wake(organizationId: string): void;
  /** Waits for what it is at. */
  stop(): Promise<void>;
};

export function createSealer(platform: Platform): Sealer {
  const waiting = new Set<string>();
  let work: Promise<void> | undefined;

  async function workOff(): Promise<void> {
    // A set shows what is added while it is walked.
    for (const organizationId of waiting) {
      waiting.delete(organizationId);
      await sealOrganization(platform, organizationId).catch((error: unknown) => {
        // The job of the next minute finds it.
        platform.log.warn({ organization_id: organizationId, reason: describeFailure(error) }, "sealing failed");
      });
    }
    work = undefined;
  }

  return {
    wake(organizationId) {
      waiting.add(organizationId);
      work ??= workOff();
    },
    async stop() {
      waiting.clear();
      await work;
    },
  };
}
