import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import * as z from "zod";
import { type Budgets, DEFAULT_BUDGETS } from "./budgets.ts";
import { isNetwork } from "./public-address.ts";

/** How this process runs, from the environment. `.env.example` describes each value. */
export type Config = {
  isProduction: boolean;
  host: string;
  port: number;
  /** How many processes serve behind this address. */
  processes: number;
  /** The address that people and mails use: an origin, without a slash at its end. */
  publicUrl: string;
  /** Without one, the PostgreSQL that comes with Rollcall is used. */
  databaseUrl: string | undefined;
  /** A copy of that database that follows it, from which lists are read as well. */
  replicaUrl: string | undefined;
  dataDir: string;
  /** Without one, mails are kept and shown at /mailbox. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Without one, a secret is made and kept in `dataDir`. */
  secret: string | undefined;
  logLevel: LogLevel;
  isDemo: boolean;
  poolSize: number;
  trustedHops: number;
  /** How long a stopping server still takes connections while it says that it is not ready. */
  drainSeconds: number;
  /** Whether addresses that customers type, such as of an identity provider, may lead to this machine. */
  allowsLoopback: boolean;
  /** Private networks that such addresses, and those of webhooks, may lead to. */
  allowedNetworks: string[];
  /** With which others than this machine may read the metrics. */
  metricsToken: string | undefined;
  /** Where traces go; nowhere without one. */
  traces: Traces | undefined;
  /** How many requests a minute each caller has. */
  budgets: Budgets;
};

/** The collector of OpenTelemetry, by what name it knows this process, and which part of all requests it is told. */
export type Traces = { endpoint: string; serviceName: string; ratio: number };

/** The environment cannot be used; `message` is one sentence for each value that is wrong or missing, without the value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** The value that stands in `.env.example`, which everybody knows. */
export const EXAMPLE_SECRET = "replace-this-with-the-output-of-openssl-rand-base64-48";

export const repositoryFolder = resolve(import.meta.dirname, "../../../..");

const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
type LogLevel = (typeof logLevels)[number];

const whole = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`;
  return z.string(error).regex(/^\d+$/, error).transform(Number).pipe(z.number().min(from, error).max(to, error));
};
const addressOf = (error: string, isRight: (url: URL) => boolean) =>
  z.string(error).refine((text) => URL.canParse(text) && isRight(new URL(text)), error);
const isOrigin = ({ pathname, search, hash, username, password }: URL) =>
  pathname === "/" && `${search}${hash}${username}${password}` === "";

const MOST_PROCESSES = 64;
const PROCESSES = `must be a whole number from 1 to ${MOST_PROCESSES}, or auto for as many as there are cores`;
const SECRET = "must be a secret of at least 32 characters, such as `openssl rand -base64 48` prints";
const TOKEN = "must be a token of at least 16 letters and digits, such as `openssl rand -hex 32` prints";
const COLLECTOR = "must be the address of an OpenTelemetry collector for OTLP over HTTP, such as http://localhost:4318";
const RATIO = "must be a number from 0 to 1, the part of all requests that is traced";
const NETWORKS = "must be networks with commas between them, such as 10.20.0.0/16, fd00:1::/32";
const SMTP = "must be the address of a mail server, such as smtp://user:password@mail.example.com:587";
const FROM = "must be the sender of mails, such as Rollcall <no-reply@example.com>";

const processes = z
  .string(PROCESSES)
  .regex(/^(auto|\d+)$/, PROCESSES)
  .transform((text) => (text === "auto" ? Math.min(availableParallelism(), MOST_PROCESSES) : Number(text)))
  .pipe(z.number().min(1, PROCESSES).max(MOST_PROCESSES, PROCESSES));
const secret = z.string(SECRET).min(32, SECRET);
const postgresUrl = addressOf(
  "must be the address of a PostgreSQL, such as postgres://user:password@host:5432/database",
  ({ protocol, pathname }) => /^postgres(ql)?:$/.test(protocol) && pathname.length > 1,
);
const smtpUrl = addressOf(SMTP, ({ protocol, hostname }) => /^smtps?:$/.test(protocol) && hostname !== "");
const mailFrom = z.string(FROM).regex(/^[^\r\n<>@]*(<[^\s<>@]+@[^\s<>@]+>|(?<![^\s])[^\s<>@]+@[^\s<>@]+)$/, FROM);

const Anywhere = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an IP address or a host name to listen on")
    .default("127.0.0.1"),
  PORT: whole(1, 65_535).default(3000),
  PROCESSES: processes.default(1),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(10, 500).default(20),
  DATA_DIR: z.string().default("data"),
  TRUST_PROXY: whole(0, 10).default(0),
  DRAIN_SECONDS: whole(0, 300).default(0),
  ALLOWED_NETWORKS: z
    .string()
    .transform((text) => text.split(",").map((each) => each.trim()))
    .refine((networks) => networks.every(isNetwork), NETWORKS)
    .default([]),
  RATE_LIMIT_PEOPLE: whole(1, 1_000_000).default(DEFAULT_BUDGETS.people),
  RATE_LIMIT_ADMIN_KEYS: whole(1, 1_000_000).default(DEFAULT_BUDGETS.admin_keys),
  RATE_LIMIT_BULK: whole(1, 1_000_000).default(DEFAULT_BUDGETS.bulk),
  RATE_LIMIT_DIRECTORY: whole(1, 1_000_000).default(DEFAULT_BUDGETS.directory),
  METRICS_TOKEN: z
    .string(TOKEN)
    .regex(/^[\w.~+/=-]{16,}$/, TOKEN)
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: addressOf(
    COLLECTOR,
    ({ protocol, search, hash }) => /^https?:$/.test(protocol) && `${search}${hash}` === "",
  ).optional(),
  OTEL_SERVICE_NAME: z.string().default("rollcall"),
  OTEL_TRACES_SAMPLER_ARG: z
    .string(RATIO)
    .regex(/^(0|1|0?\.\d+|[01]\.0*)$/, RATIO)
    .transform(Number)
    .default(1),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).optional(),
});

const Development = Anywhere.extend({
  NODE_ENV: z.enum(["development", "test"], "must be production, development or test").default("development"),
  PUBLIC_URL: addressOf(
    "must be the address that people use, without a path, such as http://localhost:3000",
    (url) => /^https?:$/.test(url.protocol) && isOrigin(url),
  ).optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailFrom.default("Rollcall <no-reply@localhost>"),
  ROLLCALL_SECRET: secret.optional(),
  DEMO: z.enum(["true", "false"], "must be true or false").default("true"),
  ALLOW_LOOPBACK: z.enum(["true", "false"], "must be true or false").default("false"),
});

const Production = Anywhere.extend({
  NODE_ENV: z.literal("production"),
  PUBLIC_URL: addressOf(
    "must be the https address that people use, without a path, such as https://rollcall.example.com",
    (url) => url.protocol === "https:" && isOrigin(url),
  ),
  SMTP_URL: smtpUrl,
  MAIL_FROM: mailFrom,
  ROLLCALL_SECRET: secret.refine((text) => text !== EXAMPLE_SECRET, "must not be the example that everybody can read"),
  DEMO: z
    .literal("false", "must be false in production: the people of the demo have passwords that everybody can read")
    .default("false"),
  ALLOW_LOOPBACK: z
    .literal(
      "false",
      "must be false in production: whoever configures single sign-on could reach what listens on this machine",
    )
    .default("false"),
});

/** Reads and checks the environment. An empty value counts as a missing one. Throws `ConfigError`. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const isProduction = given["NODE_ENV"] === "production";
  const result = (isProduction ? Production : Development).safeParse(given);
  if (!result.success) throw new ConfigError(sentencesOf(result.error, given).join("\n"));

  const { data } = result;
  if (data.DATABASE_REPLICA_URL !== undefined && data.DATABASE_URL === undefined)
    throw new ConfigError("DATABASE_REPLICA_URL needs DATABASE_URL, which it is a copy of.");
  return {
    isProduction,
    host: data.HOST,
    port: data.PORT,
    processes: data.PROCESSES,
    publicUrl: new URL(data.PUBLIC_URL ?? `http://${reachable(data.HOST)}:${data.PORT}`).origin,
    databaseUrl: data.DATABASE_URL,
    replicaUrl: data.DATABASE_REPLICA_URL,
    dataDir: resolve(repositoryFolder, data.DATA_DIR),
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    secret: data.ROLLCALL_SECRET,
    logLevel: data.LOG_LEVEL ?? (isProduction ? "info" : "warn"),
    isDemo: data.DEMO === "true",
    poolSize: data.DATABASE_POOL_SIZE,
    trustedHops: data.TRUST_PROXY,
    drainSeconds: data.DRAIN_SECONDS,
    allowsLoopback: data.ALLOW_LOOPBACK === "true",
    allowedNetworks: data.ALLOWED_NETWORKS,
    metricsToken: data.METRICS_TOKEN,
    traces: tracesOf(data),
    budgets: {
      people: data.RATE_LIMIT_PEOPLE,
      admin_keys: data.RATE_LIMIT_ADMIN_KEYS,
      bulk: data.RATE_LIMIT_BULK,
      directory: data.RATE_LIMIT_DIRECTORY,
    },
  };
}

function tracesOf(data: z.output<typeof Anywhere>): Traces | undefined {
  const endpoint = data.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return undefined;
  return { endpoint, serviceName: data.OTEL_SERVICE_NAME, ratio: data.OTEL_TRACES_SAMPLER_ARG };
}

function sentencesOf({ issues }: z.ZodError, given: Record<string, unknown>): string[] {
  const sentences = issues.map(({ path, message }) => {
    const name = String(path[0]);
    return name in given ? `${name} ${message}.` : `${name} is missing: it ${message}.`;
  });
  return [...new Set(sentences)];
}

/** An address to open: a name where there is one, since browsers make passkeys for names alone. */
function reachable(host: string): string {
  if (["0.0.0.0", "::", "127.0.0.1"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** The file beside the README in which an operator may keep the environment. */
export const environmentFile = join(repositoryFolder, ".env");
