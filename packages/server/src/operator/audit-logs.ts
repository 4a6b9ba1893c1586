import type { AuditChain, BrokenEvent } from "@rollcall/contract/audit";
import { type Part, verifyChain } from "../capabilities/audit/verifying.ts";
import { noOrigin, type Platform, read } from "../platform/transact.ts";

type Verified = { organization_id: string; intact: boolean; chain: AuditChain; first_broken: BrokenEvent | null };
type Wanted = { organization?: string | undefined; noted?: string | undefined };

/** Verifies whole chains, part by part. A broken one makes the command fail. */
export async function verifyAuditLogs(platform: Platform, { organization, noted }: Wanted): Promise<Verified[]> {
  const verified: Verified[] = [];
  for (const id of organization === undefined ? await everyOrganization(platform) : [organization])
    verified.push(await verifyOne(platform, id, noted));
  if (verified.some(({ intact }) => !intact)) process.exitCode = 1;
  return verified;
}

async function everyOrganization({ database }: Platform): Promise<string[]> {
  const rows = await database
    .selectFrom("organizations")
    .select("organization_id")
    .orderBy("organization_id")
    .execute();
  return rows.map((row) => row.organization_id);
}

async function verifyOne(platform: Platform, organizationId: string, noted: string | undefined): Promise<Verified> {
  const scope = { organizationId, actor: { kind: "operator" }, origin: noOrigin } as const;
  let part: Part | undefined;
  do {
    const after = part?.next_cursor ?? undefined;
    part = await read(platform, scope, (reading) => verifyChain(reading, { after, noted }));
  } while (part.has_more);
  const { chain, first_broken } = part;
  return { organization_id: organizationId, intact: first_broken === null, chain, first_broken };
}
