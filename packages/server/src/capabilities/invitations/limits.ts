import type { Limit, Limiter } from "../../platform/rate-limit.ts";
import type { Work } from "../../platform/transact.ts";

const INVITATIONS: Limit = { name: "invitation", tries: 5, perSeconds: 3600 };

/** Whom this Organization invited too often lately: revoking and inviting again must not become a way to flood a mailbox. */
export async function weariedOf(
  limiter: Limiter,
  { tx, organizationId }: Work,
  emails: readonly string[],
): Promise<Set<string>> {
  const keys = new Map(emails.map((email) => [`${organizationId} ${email}`, email]));
  const exceeding = await limiter.exceeding(INVITATIONS, [...keys.keys()], tx);
  return new Set([...exceeding].map((key) => keys.get(key) ?? ""));
}
