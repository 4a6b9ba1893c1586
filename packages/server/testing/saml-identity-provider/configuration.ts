import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SigningKey } from "./certificates.ts";

export type TestUser = { username: string; password: string; attributes: Record<string, string[]> };

export type ProviderSettings = {
  users: readonly TestUser[];
  /** The service's own metadata, which the provider reads for itself. */
  spMetadata: string;
  key: SigningKey;
  /** A key that is announced beside the one in use. */
  nextKey?: SigningKey;
  encrypts?: boolean;
  /** Whether it signs the response; the assertion is signed as the service's metadata asks. */
  signsResponse?: boolean;
};

const EMAIL_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

/** Lays out what SimpleSAMLphp reads. It reads it anew for every page, so that writing it again changes how it behaves. */
export function writeConfiguration(folder: string, baseUrl: string, settings: ProviderSettings): void {
  for (const name of ["cert", "log", "data", "tmp", "metadata", "sessions"])
    mkdirSync(join(folder, name), { recursive: true });
  const keys = { idp: settings.key, ...(settings.nextKey ? { next: settings.nextKey } : {}) };
  for (const [name, { privateKey, certificate }] of Object.entries(keys)) {
    writeFileSync(join(folder, "cert", `${name}.pem`), privateKey, { mode: 0o600 });
    writeFileSync(join(folder, "cert", `${name}.crt`), certificate);
  }
  writeFileSync(join(folder, "metadata", "sp.xml"), settings.spMetadata);
  writePhp(join(folder, "config.php"), "$config", configuration(folder, baseUrl));
  writePhp(join(folder, "authsources.php"), "$config", {
    users: { 0: "exampleauth:UserPass", ...people(settings.users) },
  });
  writePhp(join(folder, "metadata", "saml20-idp-hosted.php"), "$metadata", {
    [entityIdOf(baseUrl)]: provider(settings),
  });
}

export function entityIdOf(baseUrl: string): string {
  return `${baseUrl}/identity-provider`;
}

/** JSON says the same in both languages, and needs no escaping of our own. */
function writePhp(file: string, variable: string, value: unknown): void {
  const text = Buffer.from(JSON.stringify(value)).toString("base64");
  writeFileSync(file, `<?php ${variable} = json_decode(base64_decode("${text}"), true);\n`);
}

function configuration(folder: string, baseUrl: string): Record<string, unknown> {
  const at = (name: string) => `${join(folder, name)}/`;
  return {
    baseurlpath: `${baseUrl}/`,
    certdir: at("cert"),
    loggingdir: at("log"),
    datadir: at("data"),
    tempdir: at("tmp"),
    metadatadir: at("metadata"),
    "metadata.sources": [
      { type: "flatfile", directory: at("metadata") },
      { type: "xml", file: join(folder, "metadata", "sp.xml") },
    ],
    secretsalt: randomBytes(24).toString("hex"),
    "auth.adminpassword": randomBytes(24).toString("hex"),
    technicalcontact_name: "nobody",
    technicalcontact_email: "nobody@example.com",
    timezone: "UTC",
    "enable.saml20-idp": true,
    "module.enable": { exampleauth: true, core: true, saml: true },
    "session.cookie.secure": false,
    "session.cookie.samesite": null,
    "session.phpsession.savepath": at("sessions"),
    "store.type": "phpsession",
    "logging.handler": "file",
    "logging.level": 7,
    "language.available": ["en"],
    "language.default": "en",
  };
}

function people(users: readonly TestUser[]): Record<string, Record<string, string[]>> {
  return Object.fromEntries(users.map(({ username, password, attributes }) => [`${username}:${password}`, attributes]));
}

function provider({ nextKey, encrypts = false, signsResponse = true }: ProviderSettings): Record<string, unknown> {
  return {
    host: "__DEFAULT__",
    privatekey: "idp.pem",
    certificate: "idp.crt",
    ...(nextKey ? { new_privatekey: "next.pem", new_certificate: "next.crt" } : {}),
    auth: "users",
    NameIDFormat: EMAIL_FORMAT,
    authproc: { 3: { class: "saml:AttributeNameID", attribute: "email", Format: EMAIL_FORMAT } },
    "assertion.encryption": encrypts,
    "saml20.sign.response": signsResponse,
    "redirect.sign": true,
    "redirect.validate": true,
    "sign.logout": true,
    "validate.logout": true,
  };
}
