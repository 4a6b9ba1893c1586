import { setTimeout as pause } from "node:timers/promises";
import { describeFailure } from "../../platform/jobs.ts";
import { inTransaction, organizationSetting, type Platform, unhurried } from "../../platform/transact.ts";
import { sealSome } from "./commands.ts";
import { FINDS_UNSEALED, findUnsealed } from "./seal-store.ts";

const BATCH = 500;

/** Seals every event of an Organization that has been committed. */
export async function sealOrganization(platform: Platform, organizationId: string): Promise<void> {
  const seal = () =>
    inTransaction(platform, unhurried(organizationSetting(organizationId)), (tx) =>
      sealSome(tx, organizationId, BATCH),
    );
  while ((await seal()) === BATCH);
}

/** Seals what waits in any Organization: what a process that ended, or one without a sealer, left. */
export async function sealAll(platform: Platform): Promise<void> {
  for (const organizationId of await inTransaction(platform, FINDS_UNSEALED, findUnsealed))
    await sealOrganization(platform, organizationId);
}

/** Seals in the background, an Organization at a time. */
export type Sealer = {
  /** Something happened in an Organization. What else happens there within a moment is sealed with it, in one go. */
  wake(organizationId: string): void;
  /** Seals what waits at once. */
  stop(): Promise<void>;
};

// A seal costs as much as a small change, whether it is for one event or for hundreds.
const PAUSE_MS = 500;

export function createSealer(platform: Platform): Sealer {
  const waiting = new Set<string>();
  const stopping = new AbortController();
  let work: Promise<void> | undefined;

  async function workOff(): Promise<void> {
    while (waiting.size > 0) {
      await pause(PAUSE_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      const organizationIds = [...waiting];
      waiting.clear();
      for (const organizationId of organizationIds) await seal(organizationId);
    }
    work = undefined;
  }

  function seal(organizationId: string): Promise<void> {
    return sealOrganization(platform, organizationId).catch((error: unknown) => {
      // The job of the next minute finds it.
      platform.log.warn({ organization_id: organizationId, reason: describeFailure(error) }, "sealing failed");
    });
  }

  return {
    wake(organizationId) {
      waiting.add(organizationId);
      work ??= workOff();
    },
    async stop() {
      stopping.abort();
      await work;
    },
  };
}
