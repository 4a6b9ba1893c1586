import type { Service } from "../../platform/scim/service.ts";
import { groupEndpoint } from "./group-endpoint.ts";
import type { Session } from "./session.ts";
import { userEndpoint } from "./user-endpoint.ts";

/** What a directory is served in one request. */
export function serviceOf(session: Session): Service {
  return { baseUrl: session.baseUrl, endpoints: [userEndpoint(session), groupEndpoint(session)] };
}
