import type { Hono } from "hono";
import type { Spend } from "../../platform/budgets.ts";
import type { HttpEnv } from "../../platform/http.ts";
import { serveScim } from "../../platform/scim/serve.ts";
import { note, routeOf } from "../../platform/served.ts";
import type { Platform } from "../../platform/transact.ts";
import { separately } from "../../platform/transactions.ts";
import { logRequest } from "./logging.ts";
import { serviceOf } from "./service.ts";
import type { Session } from "./session.ts";
import { baseUrlOf, SCIM_PATH } from "./urls.ts";
import { enterDirectory } from "./verification.ts";

/** Serves SCIM 2.0 to directories. The token says whose directory it is (SPEC R11.4). */
export function directoryService(app: Hono<HttpEnv>, platform: Platform, spend: Spend): void {
  const baseUrl = baseUrlOf(platform.publicUrl);
  serveScim(app, SCIM_PATH, {
    async open(c) {
      const startedAt = performance.now();
      const { organizationId, tokenId, name } = await enterDirectory(platform, c.req.header("authorization"));
      const actor = { kind: "directory", tokenId, name } as const;
      note(c, { operation: "scim", organizationId, actor });
      await spend(c, "directory", tokenId);
      const session: Session = {
        transactions: separately(platform),
        organizationId,
        actor,
        origin: c.get("origin"),
        baseUrl,
        story: { events: [], subjects: [], keysStopped: 0 },
      };
      return {
        service: serviceOf(session),
        async told({ method }, outcome) {
          const { pathname, search } = new URL(c.req.url);
          const bodyText = method === "GET" ? undefined : await c.req.text();
          const milliseconds = Math.round(performance.now() - startedAt);
          const address = `${pathname.slice(SCIM_PATH.length)}${search}`;
          await logRequest(platform, session, { method, address, bodyText, outcome, milliseconds });
        },
      };
    },
    failed(error, c) {
      const request_id = c.get("origin")?.requestId ?? "";
      platform.log.error({ err: error, request_id, method: c.req.method, route: routeOf(c) }, "scim");
    },
  });
}
