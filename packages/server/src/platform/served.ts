import type { Context } from "hono";
import { routePath } from "hono/route";
import type { HttpEnv } from "./http.ts";
import { actorId } from "./outbox.ts";
import type { Actor } from "./transact.ts";

/** What is known of a request so far, for the log, the metrics and the trace: ids and names of ours, nothing that was sent. */
export type Served = {
  /** The operation of the contract that it calls. */
  operation?: string;
  /** The address with the names of its parts in place of what they are. */
  route?: string;
  organizationId?: string;
  actor?: { kind: Actor["kind"]; id: string | null };
};

/** Notes more about a request. */
export function note(c: Context<HttpEnv>, { actor, ...more }: Omit<Served, "actor"> & { actor?: Actor }): void {
  Object.assign(c.get("served"), more, actor && { actor: { kind: actor.kind, id: actorId(actor) } });
}

/** The route that has answered; those outside of the contract as the server has them. */
export function routeOf(c: Context<HttpEnv>): string {
  return c.get("served").route ?? routePath(c);
}
