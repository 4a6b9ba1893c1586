import * as domains from "@rollcall/contract/domains";
import { getMe } from "@rollcall/contract/identity";
import * as joining from "@rollcall/contract/join-requests";
import * as members from "@rollcall/contract/members";
import { type AnOrganization, aDomain, anAdmin, anOrganization, aUser } from "@rollcall/server/testing/builders";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { broken, burst, type Outcome, type Request, request } from "./racing.ts";

const ROUNDS = 30;
const MINUTES = 60_000;

let server: TestServer;
let acme: AnOrganization;
let params: { organization_id: string };
let domain: string;
let of: { organization_id: string; domain_id: string };

beforeAll(async () => {
  server = await startServer();
  acme = await anOrganization(server);
  params = { organization_id: acme.id };
  domain = "acme.example";
  of = { ...params, domain_id: (await aDomain(server, acme, { domain, joining: "join" })).id };
});
afterAll(() => server?.close());

/** Plays the rounds; whatever was wrong in one of them fails, as does an answer that was the server's own fault. */
async function rounds(play: (round: number) => Promise<{ outcomes: Outcome[]; wrong: unknown }>): Promise<void> {
  const all: unknown[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // No limit on tries stands in the way of the race.
    await sql`delete from rate_limits`.execute(server.platform.database);
    const { outcomes, wrong } = await play(round);
    const bad = broken(outcomes).map(({ status, code }) => ({ round, status, code }));
    all.push(...bad, ...(wrong === undefined ? [] : [{ round, wrong }]));
  }
  expect(all).toEqual([]);
}

const times = (count: number, each: Request) => Array.from({ length: count }, () => each);
const join = (as: { cookie: string }) => request(joining.joinOrganization, { params, body: { message: "Hi" } }, as);
const open = (wish: domains.DomainJoining) => ({ params: of, body: { joining: wish } });
const membershipsOf = async (as: { cookie: string }) => (await server.call(getMe, {}, as)).body.memberships;

test(
  "joined × asked × granted × declined × withdrawn: one answer, and one membership at most",
  async () => {
    const second = await anAdmin(server, acme);
    await rounds(async (round) => {
      const user = await aUser(server, { email: `asker${round}@${domain}` });
      await server.call(domains.updateDomain, open("request"), acme.admin);
      const asked = await server.call(joining.joinOrganization, { params, body: {} }, user);
      const id = asked.body.outcome === "requested" ? asked.body.join_request_id : "";
      const answer = { params: { ...params, join_request_id: id } };
      const own = { params: { join_request_id: id } };

      const answers = [
        ...times(2, request(joining.grantJoinRequest, answer, acme.admin)),
        ...times(2, request(joining.declineJoinRequest, answer, second)),
        ...times(2, request(joining.withdrawJoinRequest, own, user)),
      ];
      const others = [request(domains.updateDomain, open("join"), acme.admin), ...times(4, join(user))];
      const outcomes = await burst(server, [...answers, ...others]);
      const went = outcomes.slice(0, answers.length).filter(({ status }) => status < 300);
      const joined = outcomes.slice(answers.length + 1).filter(({ body }) => isJoined(body));

      const { body } = await server.call(joining.listJoinRequests, { params, query: {} }, acme.admin);
      const status = body.data.find((each) => each.id === id)?.status;
      const memberships = await membershipsOf(user);
      const isGranted = status === "granted";
      const isRight =
        went.length <= 1 &&
        joined.length <= 1 &&
        status !== "pending" &&
        (isGranted || joined.length === 1) === (memberships.length === 1);
      return { outcomes, wrong: isRight ? undefined : { went, joined, status, memberships } };
    });
  },
  5 * MINUTES,
);

function isJoined(body: unknown): boolean {
  return typeof body === "object" && body !== null && "outcome" in body && body.outcome === "joined";
}

test(
  "removed × joined: nobody who was removed is back",
  async () => {
    await server.call(domains.updateDomain, open("join"), acme.admin);
    await rounds(async (round) => {
      const user = await aUser(server, { email: `leaver${round}@${domain}` });
      const first = await server.call(joining.joinOrganization, { params, body: {} }, user);
      const member_id = first.body.outcome === "joined" ? first.body.member_id : "";
      const remove = request(members.removeMember, { params: { ...params, member_id } }, acme.admin);
      const outcomes = await burst(server, [...times(4, join(user)), ...times(2, remove), ...times(4, join(user))]);
      const memberships = await membershipsOf(user);
      return { outcomes, wrong: memberships.length === 0 ? undefined : memberships };
    });
  },
  5 * MINUTES,
);

test(
  "closed × joined × given up: whoever is told that they joined has",
  async () => {
    await rounds(async (round) => {
      const name = `round${round}.example`;
      const claim = await aDomain(server, acme, { domain: name, joining: "join" });
      const claimed = { ...params, domain_id: claim.id };
      const users = await Promise.all(["a", "b", "c", "d"].map((who) => aUser(server, { email: `${who}@${name}` })));
      const close = { params: claimed, body: { joining: "off" } } as const;
      const outcomes = await burst(server, [
        ...users.slice(0, 2).map(join),
        request(domains.updateDomain, close, acme.admin),
        request(domains.removeDomain, { params: claimed }, acme.admin),
        ...users.slice(2).map(join),
      ]);
      const told = outcomes.filter(({ body }) => isJoined(body)).length;
      const belong = (await Promise.all(users.map(membershipsOf))).filter(({ length }) => length === 1).length;
      return { outcomes, wrong: told === belong ? undefined : { told, belong } };
    });
  },
  5 * MINUTES,
);

test(
  "two Organizations that prove one domain: one of them has it",
  async () => {
    const globex = await anOrganization(server);
    await rounds(async (round) => {
      const name = `contested${round}.example`;
      const claims = await Promise.all(
        [acme, globex].map(async ({ id, admin }) => {
          const own = { organization_id: id };
          const { body } = await server.call(domains.claimDomain, { params: own, body: { domain: name } }, admin);
          return { admin, record: body.record, params: { ...own, domain_id: body.id } };
        }),
      );
      server.dns.publish(claims[0]?.record.name ?? "", ...claims.map(({ record }) => record.value));
      const checks = claims.flatMap(({ admin, params: place }) =>
        times(3, request(domains.checkDomain, { params: place }, admin)),
      );
      const outcomes = await burst(server, checks);
      const after = await Promise.all(claims.map((each) => server.call(domains.getDomain, each, each.admin)));
      const statuses = after.map(({ body }) => body.status as string).toSorted();
      await Promise.all(claims.map((each) => server.call(domains.removeDomain, each, each.admin)));
      return { outcomes, wrong: statuses.join() === "pending,verified" ? undefined : statuses };
    });
  },
  5 * MINUTES,
);
