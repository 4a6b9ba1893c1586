import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Page, SmallBrowser } from "./browser.ts";
import { aSigningKey } from "./certificates.ts";
import { entityIdOf, type ProviderSettings, type TestUser, writeConfiguration } from "./configuration.ts";
import { PAGES } from "./installed.ts";

export type { Page } from "./browser.ts";
export type { TestUser } from "./configuration.ts";
export { whyNoSimpleSamlPhp } from "./installed.ts";

export type SamlIdentityProviderWish = { spMetadata: string; users: readonly TestUser[] } & Partial<ProviderSettings>;

/** A real identity provider on this machine, and somebody at its pages. */
export class SamlIdentityProvider {
  readonly baseUrl: string;
  readonly entityId: string;
  readonly metadataUrl: string;
  readonly #folder: string;
  readonly #server: ChildProcess;
  #settings: ProviderSettings;

  constructor(baseUrl: string, folder: string, server: ChildProcess, settings: ProviderSettings) {
    this.baseUrl = baseUrl;
    this.entityId = entityIdOf(baseUrl);
    this.metadataUrl = `${baseUrl}/saml2/idp/metadata.php`;
    this.#folder = folder;
    this.#server = server;
    this.#settings = settings;
  }

  /** Changes how it behaves from now on. */
  configure(changes: Partial<ProviderSettings>): void {
    this.#settings = { ...this.#settings, ...changes };
    writeConfiguration(this.#folder, this.baseUrl, this.#settings);
  }

  async metadata(): Promise<string> {
    return (await fetch(this.metadataUrl)).text();
  }

  /** Somebody at a browser that has never been here. */
  browser(): SmallBrowser {
    return new SmallBrowser(this.baseUrl);
  }

  /** Goes where a request of the service leads and signs in there; what comes back posts the answer to the service. */
  async signIn(url: string, person: Pick<TestUser, "username" | "password">, browser = this.browser()): Promise<Page> {
    const page = await browser.get(url);
    if (page.form?.fields["username"] === undefined) return page;
    return browser.submit({ action: page.form.action, fields: { ...page.form.fields, ...person } });
  }

  /** Where signing in from the provider's side begins. */
  unsolicitedUrl(spEntityId: string): string {
    return `${this.baseUrl}/saml2/idp/SSOService.php?${new URLSearchParams({ spentityid: spEntityId })}`;
  }

  async stop(): Promise<void> {
    if (this.#server.exitCode === null) {
      const ended = once(this.#server, "exit");
      this.#server.kill();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Starts SimpleSAMLphp on a port of its own. Ask `whyNoSimpleSamlPhp` first. */
export async function startSamlIdentityProvider(wish: SamlIdentityProviderWish): Promise<SamlIdentityProvider> {
  const settings: ProviderSettings = { ...wish, key: wish.key ?? aSigningKey() };
  const folder = mkdtempSync(join(tmpdir(), "rollcall-saml-"));
  const address = `127.0.0.1:${await freePort()}`;
  writeConfiguration(folder, `http://${address}`, settings);
  const server = spawn("php", ["-S", address, "-t", PAGES], {
    env: { PATH: process.env["PATH"], SIMPLESAMLPHP_CONFIG_DIR: folder },
    stdio: ["ignore", "ignore", "pipe"],
  });
  await started(server);
  return new SamlIdentityProvider(`http://${address}`, folder, server, settings);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** PHP says so when it listens; afterwards what it says is read and left. */
function started({ stderr }: ChildProcess): Promise<void> {
  if (!stderr) throw new Error("PHP has no output to wait for.");
  const lines = createInterface({ input: stderr });
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => line.includes("started") && resolve());
    lines.once("close", () => reject(new Error("PHP ended before it listened.")));
  });
}
