import type { DirectoryPreview } from "@rollcall/contract/directory";
import { granted, Refusal } from "../../platform/refusal.ts";
import { answerOrError, readRequest } from "../../platform/scim/serve.ts";
import { type OrganizationActor, type Platform, Preview, type Work } from "../../platform/transact.ts";
import { inside } from "../../platform/transactions.ts";
import { findRequest } from "./log-store.ts";
import { isCut, storyOf } from "./logging.ts";
import { mayTrust } from "./rules.ts";
import { serviceOf } from "./service.ts";
import type { Session } from "./session.ts";
import { baseUrlOf } from "./urls.ts";

/**
 * Runs a logged request again as its directory, in a transaction of which nothing stays. Who asks sees what a directory
 * sees, and so has to hold what who gives one a token holds.
 */
export async function previewRequest(
  platform: Platform,
  work: Work & { actor: OrganizationActor },
  id: string,
): Promise<never> {
  const { tx, organizationId, origin, publicUrl } = work;
  granted(mayTrust(work.actor));
  const request = await findRequest(tx, organizationId, id);
  if (request === undefined) throw new Refusal("not_found");
  if (isCut(request)) throw new Refusal("directory_request_cut");

  const { method, path: address, request_body, token } = request;
  const session: Session = {
    transactions: inside(platform, work),
    organizationId,
    actor: { kind: "directory", tokenId: token.id, name: token.name },
    origin,
    baseUrl: baseUrlOf(publicUrl),
    story: { events: [], subjects: [], keysStopped: 0 },
  };
  const failed = (error: unknown) => platform.log.error({ err: error, request_id: origin.requestId }, "scim preview");
  const sent = readRequest({ method, address }, async () => request_body ?? "");
  const outcome = await answerOrError(serviceOf(session), sent, failed);
  const { scimType, responseBody, ...story } = storyOf(session.story, { method, address, outcome });
  const answer: DirectoryPreview = { ...story, scim_type: scimType, response_body: responseBody };
  throw new Preview(answer);
}
