import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { aSamlProvider, type Claimed, requestIdIn } from "@rollcall/server/testing/sso";

/** A SAML identity provider with a page: whoever comes is who the journey says, once they press "Sign in". */
export async function openIdentityProvider() {
  const { answer, entityId, certificate } = aSamlProvider("journeys");
  let person: Claimed = {};
  let known: { entity_id: string; acs_url: string } | undefined;

  const server = createServer((request, response) => {
    // Browsers ask for icons as well.
    if (!request.url?.startsWith("/sso?")) return void response.writeHead(204).end();
    const inResponseTo = requestIdIn(`http://provider.test${request.url}`);
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (known === undefined) return void response.end("<p>No application is set up.</p>");
    const clock = { now: () => new Date() };
    // The cast: of the service provider only these two are read, and of a clock only its time.
    const message = answer({ clock } as never, known as never, { ...person, inResponseTo });
    response.end(pageWith(known.acs_url, message));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The cast is sound: it listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;

  return {
    entityId,
    certificate,
    signInUrl: `http://127.0.0.1:${port}/sso`,
    /** What an Admin copies to it. */
    know(application: { entity_id: string; acs_url: string }): void {
      known = application;
    },
    /** Who signs in from now on. */
    signInAs(claimed: Claimed): void {
      person = claimed;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pageWith(acsUrl: string, message: string): string {
  return `<!doctype html><html lang="en"><title>The provider</title><form method="post" action="${acsUrl}">
<input type="hidden" name="SAMLResponse" value="${message}"><button>Sign in</button></form></html>`;
}
