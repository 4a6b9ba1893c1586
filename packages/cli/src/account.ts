import { getMe, signInWithPassword, signOut } from "@rollcall/contract/identity";
import { takeSecondStep } from "@rollcall/contract/second-factor";
import type { Command } from "commander";
import { addressOf } from "./address.ts";
import { changeConfig, writeConfig } from "./config.ts";
import { Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import { harmless, jsonText, table } from "./output.ts";
import { asked, chosen, clientOf, openSession } from "./session.ts";

/** Signing in and out, and which Organization is meant. */
export function addAccount(program: Command, io: Io): void {
  program
    .command("login [server]")
    .description("Sign in to a server, as yourself or with an Admin API key.")
    .option("--email <address>", "who you are")
    .option("--with-key", "with an Admin API key, which is asked for or piped in")
    .action((server: string | undefined, options: LoginOptions) => logIn(io, server, options));
  program
    .command("logout")
    .description("Sign out and forget everything that was kept.")
    .action(() => logOut(io));
  program
    .command("whoami")
    .description("Say who is signed in, and where.")
    .action(() => whoAmI(program, io));
  program
    .command("organizations")
    .description("List the Organizations that you belong to.")
    .option("--json", "print the answer as JSON")
    .action((options: { json?: boolean }) => listOrganizations(program, io, options));
  program
    .command("use <organization>")
    .description("Choose the Organization that the next commands are about, by its name or id.")
    .action((organization: string) => use(io, organization));
}

type LoginOptions = { email?: string; withKey?: boolean };

async function logIn(io: Io, given: string | undefined, { email, withKey }: LoginOptions): Promise<void> {
  const server = addressOf(given ?? io.env["ROLLCALL_URL"] ?? (await asked(io, "Address of the server", "text")));
  if (withKey === true) {
    const key = io.isInteractive ? await asked(io, "Admin API key", "secret") : (await io.readInput()).trim();
    if (!key.startsWith("rca_")) throw new Failure("This is no Admin API key: it begins with rca_.");
    await writeConfig(io, { server, key });
    return io.err(`The key is kept for ${server}.\n`);
  }
  await writeConfig(io, { server });
  const client = clientOf(io, { server });
  const address = email ?? (await asked(io, "E-mail address", "text"));
  const password = io.isInteractive ? await asked(io, "Password", "secret") : (await io.readInput()).trim();
  const { second_step } = await client.call(signInWithPassword, { body: { email: address, password } });
  if (second_step !== null) {
    const code = await asked(io, "Code of your authenticator app, or a recovery code", "text");
    const isTotp = /^\d{6}$/.test(code.trim());
    await client.call(takeSecondStep, { body: isTotp ? { code: code.trim() } : { recovery_code: code } });
  }
  io.err(`You are signed in to ${server} as ${address}.\n`);
}

async function logOut(io: Io): Promise<void> {
  const { client, config } = await openSession(io);
  if (config.key === undefined) await client.call(signOut, {});
  await writeConfig(io, {});
  io.err("You are signed out.\n");
}

async function whoAmI(program: Command, io: Io): Promise<void> {
  const session = await openSession(io, program.opts());
  const { server, key } = session.config;
  if (key !== undefined) return io.out(`${key.slice(0, 8)}… at ${server}, for ${await session.organizationId()}\n`);
  const { email, first_name, last_name } = await session.client.call(getMe, {});
  io.out(`${harmless(`${first_name} ${last_name} <${email}>`)} at ${server}\n`);
}

async function listOrganizations(program: Command, io: Io, { json }: { json?: boolean }): Promise<void> {
  const { client } = await openSession(io, program.opts());
  const { memberships } = await client.call(getMe, {});
  const rows = memberships.map(({ organization, status, roles }) => ({ ...organization, status, roles }));
  io.out(json === true ? jsonText(rows) : `${table(io, rows, ["name", "status", "roles", "id"])}\n`);
}

async function use(io: Io, wish: string): Promise<void> {
  const { client } = await openSession(io);
  const { memberships } = await client.call(getMe, {});
  const organization = chosen(memberships, wish);
  await changeConfig(io, (kept) => ({ ...kept, organization }));
  io.err("Chosen.\n");
}
