import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { ConfigError, EXAMPLE_SECRET, readConfig, repositoryFolder } from "./config.ts";

type Environment = Record<string, string>;

const production: Environment = {
  NODE_ENV: "production",
  PUBLIC_URL: "https://rollcall.example.com",
  SMTP_URL: "smtp://mail.example.com",
  MAIL_FROM: "Rollcall <no-reply@example.com>",
  ROLLCALL_SECRET: "s".repeat(32),
};

function refusalOf(env: Environment): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "accepted";
}

function without(name: string): Environment {
  return Object.fromEntries(Object.entries(production).filter(([each]) => each !== name));
}

test("nothing set: a demo on this machine alone", () => {
  expect(readConfig({})).toEqual({
    isProduction: false,
    host: "127.0.0.1",
    port: 3000,
    processes: 1,
    publicUrl: "http://localhost:3000",
    databaseUrl: undefined,
    dataDir: join(repositoryFolder, "data"),
    smtpUrl: undefined,
    mailFrom: "Rollcall <no-reply@localhost>",
    secret: undefined,
    logLevel: "warn",
    isDemo: true,
    poolSize: 20,
    trustedHops: 0,
    drainSeconds: 0,
    allowsLoopback: false,
    allowedNetworks: [],
    metricsToken: undefined,
    budgets: { people: 1_200, admin_keys: 3_000, bulk: 60, directory: 6_000 },
  });
});

test("production: no demo, and everything that others could guess has to be given", () => {
  expect(readConfig(production)).toMatchObject({ isProduction: true, isDemo: false, logLevel: "info" });
  expect(
    refusalOf({ NODE_ENV: "production" })
      .split("\n")
      .map((sentence) => sentence.split(" ")[0]),
  ).toEqual(["PUBLIC_URL", "SMTP_URL", "MAIL_FROM", "ROLLCALL_SECRET"]);
});

describe("what is accepted", () => {
  const accepted: [string, Environment, Partial<ReturnType<typeof readConfig>>][] = [
    ["an empty value counts as none", { PORT: "", SMTP_URL: "" }, { port: 3000, smtpUrl: undefined }],
    ["several processes", { PROCESSES: "4" }, { processes: 4 }],
    ["a port", { PORT: "8080" }, { port: 8080, publicUrl: "http://localhost:8080" }],
    ["all addresses", { HOST: "0.0.0.0" }, { host: "0.0.0.0", publicUrl: "http://localhost:3000" }],
    ["an IPv6 address", { HOST: "::1" }, { publicUrl: "http://[::1]:3000" }],
    ["a slash after the public address", { PUBLIC_URL: "https://a.example/" }, { publicUrl: "https://a.example" }],
    ["a folder elsewhere", { DATA_DIR: "/srv/rollcall" }, { dataDir: "/srv/rollcall" }],
    ["a bare sender", { MAIL_FROM: "no-reply@example.com" }, { mailFrom: "no-reply@example.com" }],
    ["no demo", { DEMO: "false" }, { isDemo: false }],
    [
      "webhooks into the operator's own networks",
      { ALLOWED_NETWORKS: "10.20.0.0/16, fd00:1::/32" },
      { allowedNetworks: ["10.20.0.0/16", "fd00:1::/32"] },
    ],
    ["an identity provider beside it", { ALLOW_LOOPBACK: "true" }, { allowsLoopback: true }],
    [
      "a tenth of all traces",
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318", OTEL_TRACES_SAMPLER_ARG: "0.1" },
      { traces: { endpoint: "http://localhost:4318", serviceName: "rollcall", ratio: 0.1 } },
    ],
    ["two proxies", { TRUST_PROXY: "2" }, { trustedHops: 2 }],
    ["a PostgreSQL of one's own", { DATABASE_URL: "postgresql://a:b@c/d" }, { databaseUrl: "postgresql://a:b@c/d" }],
  ];
  test.each(accepted)("%s", (_, env, config) => {
    expect(readConfig(env)).toMatchObject(config);
  });
});

describe("what is refused, with a sentence that names the value", () => {
  const refused: [string, Environment, string][] = [
    ["a copy of nothing", { DATABASE_REPLICA_URL: "postgres://a/b" }, "DATABASE_REPLICA_URL needs DATABASE_URL"],
    ["no process", { PROCESSES: "0" }, "PROCESSES must be a whole number from 1 to 64, or auto for as many"],
    ["a port that is a word", { PORT: "http" }, "PORT must be a whole number from 1 to 65535."],
    ["a port that is none", { PORT: "65536" }, "PORT must be a whole number from 1 to 65535."],
    ["a fraction", { DATABASE_POOL_SIZE: "7.5" }, "DATABASE_POOL_SIZE must be a whole number from 10 to 500."],
    ["a host with a scheme", { HOST: "http://here" }, "HOST must be an IP address or a host name to listen on."],
    ["an unknown environment", { NODE_ENV: "prod" }, "NODE_ENV must be production, development or test."],
    [
      "more traces than there are",
      { OTEL_TRACES_SAMPLER_ARG: "1.5" },
      "OTEL_TRACES_SAMPLER_ARG must be a number from 0",
    ],
    ["a collector by gRPC", { OTEL_EXPORTER_OTLP_ENDPOINT: "grpc://a:4317" }, "OTEL_EXPORTER_OTLP_ENDPOINT must be"],
    ["a token that no header can carry", { METRICS_TOKEN: "words with spaces in them" }, "METRICS_TOKEN must be"],
    ["a path in the public address", { PUBLIC_URL: "http://a.example/panel" }, "PUBLIC_URL must be"],
    ["a user in the public address", { PUBLIC_URL: "http://me@a.example" }, "PUBLIC_URL must be"],
    ["a database that is none", { DATABASE_URL: "mysql://a/b" }, "DATABASE_URL must be the address of a PostgreSQL"],
    ["a database without a name", { DATABASE_URL: "postgres://a" }, "DATABASE_URL must be the address of a PostgreSQL"],
    [
      "a mail server that is none",
      { SMTP_URL: "mail.example.com:25" },
      "SMTP_URL must be the address of a mail server",
    ],
    ["a sender of two lines", { MAIL_FROM: "a\r\nBcc: b <c@d.example>" }, "MAIL_FROM must be the sender of mails"],
    ["two senders", { MAIL_FROM: "a@b.example, c@d.example" }, "MAIL_FROM must be the sender of mails"],
    ["a short secret", { ROLLCALL_SECRET: "short" }, "ROLLCALL_SECRET must be a secret of at least 32 characters"],
    ["an unknown level", { LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of silent, fatal"],
    ["a demo that is not sure", { DEMO: "yes" }, "DEMO must be true or false."],
    ["a network that is none", { ALLOWED_NETWORKS: "10.0.0.0/8, intranet" }, "ALLOWED_NETWORKS must be networks"],
    ["hops that are no number", { TRUST_PROXY: "true" }, "TRUST_PROXY must be a whole number from 0 to 10."],
    [
      "plain http in production",
      { ...production, PUBLIC_URL: "http://a.example" },
      "PUBLIC_URL must be the https address",
    ],
    ["no mail server in production", without("SMTP_URL"), "SMTP_URL is missing: it must be the address"],
    ["no secret in production", without("ROLLCALL_SECRET"), "ROLLCALL_SECRET is missing: it must be a secret"],
    [
      "the example's secret",
      { ...production, ROLLCALL_SECRET: EXAMPLE_SECRET },
      "ROLLCALL_SECRET must not be the example",
    ],
    ["loopback in production", { ...production, ALLOW_LOOPBACK: "true" }, "ALLOW_LOOPBACK must be false in production"],
    ["a demo in production", { ...production, DEMO: "true" }, "DEMO must be false in production"],
  ];
  test.each(refused)("%s", (_, env, sentence) => {
    expect(refusalOf(env)).toContain(sentence);
    expect(refusalOf(env).split("\n")).toHaveLength(1);
  });

  test("every wrong value at once, and none of them in the message", () => {
    const env = { ROLLCALL_SECRET: "hunter2", SMTP_URL: "gopher://me:hunter2@mail", PORT: "hunter2" };
    expect(refusalOf(env).split("\n")).toHaveLength(3);
    expect(refusalOf(env)).not.toContain("hunter2");
  });
});

test(".env.example names every value and can be used as it is", () => {
  const example = readFileSync(join(repositoryFolder, ".env.example"), "utf8");
  const everything = example.replace(/^# ?(?=[A-Z_]+=)/gm, "");
  expect(readConfig(parseEnv(example))).toEqual(readConfig({}));
  expect(Object.keys(parseEnv(everything)).sort()).toEqual(
    [
      ...Object.keys(production),
      "ALLOWED_NETWORKS",
      "ALLOW_LOOPBACK",
      "DATABASE_POOL_SIZE",
      "DATABASE_REPLICA_URL",
      "DATABASE_URL",
      "DATA_DIR",
      "DEMO",
      "DRAIN_SECONDS",
      "HOST",
      "LOG_LEVEL",
      "METRICS_TOKEN",
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      "OTEL_SERVICE_NAME",
      "OTEL_TRACES_SAMPLER_ARG",
      "PORT",
      "PROCESSES",
      "RATE_LIMIT_ADMIN_KEYS",
      "RATE_LIMIT_BULK",
      "RATE_LIMIT_DIRECTORY",
      "RATE_LIMIT_PEOPLE",
      "TRUST_PROXY",
    ].sort(),
  );
  expect(parseEnv(everything)["ROLLCALL_SECRET"]).toBe(EXAMPLE_SECRET);
});
