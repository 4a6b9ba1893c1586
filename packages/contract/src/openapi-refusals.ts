import type { AnyOperation } from "./operation.ts";
import { type RefusalCode, refusals } from "./refusals.ts";

/** Every code that an operation can be refused with: its own, and those with which the door answers before it is asked. */
export function refusalsOf(operation: AnyOperation): RefusalCode[] {
  return [...new Set([...ofEverything(operation), ...ofWhoAsks(operation), ...operation.refusals])];
}

function ofEverything({ method, path, body, etag }: AnyOperation): RefusalCode[] {
  const codes: RefusalCode[] = ["invalid_input", "internal_error", "unavailable"];
  if (path.includes("{")) codes.push("not_found");
  if (method !== "GET") codes.push("foreign_origin", "body_too_large");
  if (body.type !== "undefined") codes.push("invalid_json", "duplicate_key", "unsupported_media_type");
  if (method !== "GET" && etag !== undefined) codes.push("precondition_failed");
  return codes;
}

function ofWhoAsks(operation: AnyOperation): RefusalCode[] {
  const { access, method, fresh, takesProviderSession } = operation;
  if (access === "public") return [];
  const signedIn: RefusalCode[] = ["not_signed_in", "person_required", "rate_limited"];
  if (fresh !== "never") signedIn.push("fresh_sign_in_required");
  if (access === "signed_in") return takesProviderSession ? signedIn : [...signedIn, "own_sign_in_required"];
  const inside: RefusalCode[] = [
    "admin_key_invalid",
    "not_found",
    "permission_missing",
    "membership_suspended",
    "single_sign_on_required",
    "second_factor_required",
    "other_sign_in_required",
  ];
  // Whatever makes somebody Admin asks for it, by what it finds.
  if (method !== "GET") inside.push("fresh_sign_in_required");
  if (method === "POST") inside.push("idempotency_key_reused", "idempotency_key_in_use");
  return [...signedIn, ...inside];
}

/** The same by HTTP status, in order. */
export function refusalsByStatus(operation: AnyOperation): [status: number, codes: RefusalCode[]][] {
  const byStatus = Map.groupBy(refusalsOf(operation), (code) => refusals[code].status);
  return [...byStatus].sort(([one], [other]) => one - other);
}
