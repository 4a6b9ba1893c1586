import { CERTIFICATE_WARNING_DAYS } from "@rollcall/contract/sso";
import { daysAfter } from "../../platform/clock.ts";
import {
  type Change,
  inTransaction,
  noOrigin,
  type Platform,
  transact,
  unchanged,
  type Work,
} from "../../platform/transact.ts";
import * as store from "./store.ts";

const BATCH = 500;
const actor = { kind: "system", cause: "certificate expiry" } as const;

/** Announces every certificate, of every Organization, that ends within a month; those who configure access are mailed. */
export async function warnOfCertificates(platform: Platform): Promise<void> {
  const before = daysAfter(platform.clock(), CERTIFICATE_WARNING_DAYS);
  let found: store.EndingCertificate[];
  do {
    found = await inTransaction(platform, store.FINDS_CERTIFICATES, (tx) => store.findEnding(tx, before, BATCH));
    for (const { organizationId, ...certificate } of found)
      await transact(platform, { organizationId, actor, origin: noOrigin }, (work) => warn(work, certificate));
  } while (found.length === BATCH);
}

/** Warns once, and only of one that nothing follows: where a newer one is set up already, its end is expected. */
async function warn(
  work: Work,
  { connectionId, fingerprint }: Omit<store.EndingCertificate, "organizationId">,
): Promise<Change<undefined>> {
  const { tx, organizationId, now } = work;
  const connection = await store.holdConnection(tx, organizationId, connectionId);
  const certificate = await store.markWarned(tx, organizationId, { connectionId, fingerprint }, now);
  if (connection === undefined || certificate === undefined) return unchanged(undefined);
  const [lasting] = await store.listCertificates(tx, organizationId, connectionId);
  if (lasting?.fingerprint !== fingerprint) return unchanged(undefined);
  const { id, name, protocol } = connection;
  const payload = { id, name, protocol, fingerprint, not_after: certificate.notAfter.toISOString() };
  return { answer: undefined, events: [{ name: "sso.certificate_expiry_warned", payload }] };
}
