import * as contract from "@rollcall/contract/sso";
import * as access from "@rollcall/contract/sso-access";
import * as signIns from "@rollcall/contract/sso-sign-ins";
import { byPerson } from "../../platform/acting.ts";
import type { Reader } from "../../platform/database.ts";
import type { Door } from "../../platform/http.ts";
import type { Limiter } from "../../platform/rate-limit.ts";
import { makeKeyPair } from "../../platform/saml/key-pair.ts";
import { type Platform, transact, type Work } from "../../platform/transact.ts";
import { rehearseBreakGlass, setBreakGlass, useBreakGlass } from "./break-glass.ts";
import {
  createConnection,
  deleteConnection,
  disableConnection,
  enableConnection,
  holdConnection,
  updateConnection,
} from "./commands.ts";
import { setAutomaticSeats, setDomain } from "./enforcing.ts";
import { unlinkIdentity } from "./linking.ts";
import { setMapping } from "./mapping.ts";
import { importMetadata, setClient, typeProvider } from "./providing.ts";
import * as queries from "./queries.ts";

/** For how long our own certificate is good. Providers that look at its end at all refuse it afterwards. */
const CERTIFICATE_DAYS = 10 * 365;

export function ssoRoutes(door: Door, limiter: Limiter, { outbound, clock, publicUrl }: Platform): void {
  const keysFor = (protocol: "saml" | "oidc") => {
    const wish = { commonName: new URL(publicUrl).hostname, validForDays: CERTIFICATE_DAYS, now: clock() };
    return protocol === "saml" ? makeKeyPair(wish) : undefined;
  };

  door.errand(contract.createSsoConnection, async (errand, { body }) => {
    const keys = await keysFor(body.protocol);
    return errand.transact((work) => createConnection(work, body, keys));
  });
  door.query(contract.getSsoConnection, (reading, { params }) => queries.getConnection(reading, params.connection_id));
  const held = async (work: Work & { db: Reader }, { connection_id }: { connection_id: string }) => {
    await holdConnection(work, connection_id);
    return queries.getConnection(work, connection_id);
  };
  door.command(
    contract.updateSsoConnection,
    (work, { params, body }) => updateConnection(work, params.connection_id, body),
    held,
  );
  door.command(
    contract.setSsoMapping,
    (work, { params, body }) => setMapping(work, params.connection_id, body.mapping),
    held,
  );
  door.errand(contract.importSsoMetadata, (errand, { params, body }) =>
    importMetadata({ ...errand, limiter }, params.connection_id, body),
  );
  door.command(contract.setSsoIdentityProvider, (work, { params, body }) =>
    typeProvider(work, params.connection_id, body, outbound),
  );
  door.errand(contract.setSsoClient, (errand, { params, body }) =>
    setClient({ ...errand, limiter }, params.connection_id, body),
  );
  door.command(contract.enableSsoConnection, (work, { params }) => enableConnection(work, params.connection_id));
  door.command(contract.disableSsoConnection, (work, { params }) => disableConnection(work, params.connection_id));
  door.command(contract.removeSsoConnection, (work, { params }) => deleteConnection(work, params.connection_id));

  door.query(access.getSsoSettings, (reading) => queries.getSettings(reading));
  door.command(access.setSsoDomain, (work, { params, query, body }) =>
    setDomain(byPerson(work), params.domain_id, body, { isPreview: query.preview === true }),
  );
  door.command(access.setAutomaticSeats, (work, { body }) => setAutomaticSeats(work, body.product_ids));
  door.query(access.listWithoutSeat, (reading, { query }) => queries.listWithoutSeat(reading, query));
  door.command(access.setBreakGlass, (work, { body }) => setBreakGlass(work, body.member_ids));
  door.command(access.rehearseBreakGlass, (work) => rehearseBreakGlass(byPerson(work)));
  door.user(access.useBreakGlass, ({ platform, actor, origin }, { params, body }) => {
    const scope = { organizationId: params.organization_id, actor, origin };
    return transact(platform, scope, (work) => useBreakGlass(work, actor, body.reason));
  });

  door.query(signIns.listSsoSignIns, (reading, { query }) => queries.listSignIns(reading, query));
  door.query(signIns.getSsoSignIn, (reading, { params }) => queries.getSignIn(reading, params.sign_in_id));
  door.query(signIns.listMemberIdentities, async (reading, { params }) => ({
    data: await queries.listIdentities(reading, params.member_id),
  }));
  door.command(signIns.unlinkMemberIdentity, (work, { params }) =>
    unlinkIdentity(work, params.member_id, params.connection_id),
  );
}
