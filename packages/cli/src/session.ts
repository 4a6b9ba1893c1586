import { getMe, type Me } from "@rollcall/contract/identity";
import { confirmMe } from "@rollcall/contract/second-factor";
import { type Client, createClient, ProblemError, retrying } from "@rollcall/sdk";
import { type Config, keepCookies, readConfig } from "./config.ts";
import { Failure } from "./failure.ts";
import type { Io } from "./io.ts";

/** One run of the command: who calls which server, about which Organization. */
export type Session = {
  io: Io;
  client: Client;
  config: Config & { server: string };
  /** The Organization that is meant: chosen, or the only one. */
  organizationId(): Promise<string>;
};

export type Wanted = { server?: string | undefined; organization?: string | undefined };

/** Whether somebody could have been signed in already. */
export async function openSession(io: Io, wanted: Wanted = {}): Promise<Session> {
  const { server, ...kept } = await readConfig(io, wanted);
  if (server === undefined) throw new Failure("Sign in first: rollcall login https://your-server");
  const config = { ...kept, server };
  const client = confirming(io, retrying(clientOf(io, config)));
  return { io, client, config, organizationId: once(() => organizationOf(client, config, wanted)) };
}

/** A client that keeps the cookies of its server as a browser would, for this user alone. */
export function clientOf(io: Io, { server, key, cookies }: Config & { server: string }): Client {
  if (key !== undefined) return createClient({ baseUrl: server, apiKey: key, fetch: io.fetch });
  const jar = new Map(Object.entries(cookies ?? {}));
  return createClient({
    baseUrl: server,
    async fetch(url, init) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = { ...(init?.headers as Record<string, string>), ...(cookie !== "" && { cookie }) };
      const response = await io.fetch(url, { ...init, headers });
      const set = response.headers.getSetCookie();
      if (set.length > 0) await keepCookies(io, server, stirred(jar, set));
      return response;
    },
  });
}

/** The cookies once an answer has set some and ended others. */
function stirred(jar: Map<string, string>, set: readonly string[]): Record<string, string> {
  for (const line of set) {
    const [pair = "", ...attributes] = line.split(";");
    const end = pair.indexOf("=");
    const [name, value] = [pair.slice(0, end).trim(), pair.slice(end + 1).trim()];
    const isOver = value === "" || attributes.some((each) => /^\s*max-age=0$/i.test(each));
    if (isOver) jar.delete(name);
    else jar.set(name, value);
  }
  return Object.fromEntries(jar);
}

/** Asks to confirm that it is still the same person where the server wants that, and sends the request again. */
function confirming(io: Io, client: Client): Client {
  return {
    async call(operation, input, options) {
      try {
        return await client.call(operation, input, options);
      } catch (error) {
        const isStale = error instanceof ProblemError && error.code === "fresh_sign_in_required";
        if (!isStale || !io.isInteractive) throw error;
        await proveAgain(io, client);
        return client.call(operation, input, options);
      }
    },
  };
}

async function proveAgain(io: Io, client: Client): Promise<void> {
  const { has_second_factor } = await client.call(getMe, {});
  const proof = has_second_factor
    ? { code: await asked(io, "Confirm that it is you. The code of your authenticator app", "text") }
    : { password: await asked(io, "Confirm that it is you. Password", "secret") };
  await client.call(confirmMe, { body: proof });
}

/** Asks, and gives up where nobody answers. */
export async function asked(io: Io, question: string, kind: "text" | "secret"): Promise<string> {
  const answer = io.isInteractive ? await io.ask(question, kind) : undefined;
  if (answer === undefined) throw new Failure("Nothing was changed.");
  return answer;
}

async function organizationOf(client: Client, config: Config, { organization }: Wanted): Promise<string> {
  const wish = organization ?? config.organization;
  if (wish !== undefined && /^org_[0-9a-f]{32}$/.test(wish)) return wish;
  if (config.key !== undefined) return organizationOfKey(config.key);
  const { memberships } = await client.call(getMe, {});
  return chosen(memberships, wish);
}

/** A key carries its Organization in the clear. */
function organizationOfKey(key: string): string {
  const [, id] = /^rca_([0-9a-f]{32})_/.exec(key) ?? [];
  if (id === undefined) throw new Failure("This is no Admin API key: it begins with rca_.");
  return `org_${id}`;
}

export function chosen(memberships: Me["memberships"], wish: string | undefined): string {
  const names = memberships.map(({ organization: { id, name } }) => `  ${name}  ${id}`).join("\n");
  if (memberships.length === 0) throw new Failure("You belong to no Organization.");
  const fitting =
    wish === undefined
      ? memberships
      : memberships.filter(
          ({ organization: { id, name } }) => id === wish || name.toLowerCase() === wish.toLowerCase(),
        );
  const [only, another] = fitting;
  if (only !== undefined && another === undefined) return only.organization.id;
  const problem =
    wish === undefined
      ? "Which Organization? Choose one with: rollcall use <organization>"
      : `You belong to no one Organization called ${wish}.`;
  throw new Failure(`${problem}\n${names}`);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
