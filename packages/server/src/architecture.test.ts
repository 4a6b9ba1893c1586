import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** A capability may import only from capabilities before it. */
const capabilities = [
  "identity",
  "organizations",
  "roles",
  "subscriptions",
  "members",
  "second-factor",
  "access",
  "workspaces",
  "groups",
  "domains",
  "sso",
  "seat-requests",
  "invitations",
  "join-requests",
  "sso-sign-in",
  "service-accounts",
  "api-keys",
  "scim",
  "admin-keys",
  "audit",
  "webhooks",
  "bulk",
  "account",
  "setup",
  "mailbox",
];

/** Inside a capability a file may import only from rooms to its right; files of one room know nothing of each other. */
const rooms = [
  ["routes", "reactions", "jobs", "consequences", "callbacks", "serving", "measures"],
  ["previewing"],
  ["service"],
  [
    "joining",
    "sessions",
    "sign-in",
    "passwords",
    "verification",
    "handing-over",
    "warning",
    "checking",
    "asking",
    "signing-up",
    "beginning",
    "answering",
    "completing",
    "signing-out",
    "telling",
    "delivering",
    "replaying",
    "user-endpoint",
    "group-endpoint",
    "verification",
    "logging",
    "sealing",
    "shortening",
    "verifying",
    "exporting",
    "erasing",
    "stepping",
  ],
  [
    "second-step",
    "confirming",
    "own-app",
    "own-passkeys",
    "asserting",
    "settling",
    "provisioning",
    "updating",
    "group-changing",
    "session",
  ],
  ["trying", "ending"],
  ["signing-in"],
  [
    "first-step",
    "setting-up",
    "removing",
    "mapping",
    "providing",
    "enforcing",
    "break-glass",
    "linking",
    "taking-up",
    "granting",
    "recording",
    "importing",
    "braking",
    "profile",
  ],
  ["commands", "queries", "effects", "entering", "inviter", "presence", "authenticate", "pages"],
  ["matching", "acting", "changing", "inviting"],
  [
    "ledger",
    "outgoing",
    "facts",
    "giving",
    "places",
    "held-roles",
    "holders",
    "recipients",
    "presenting",
    "planning",
    "sending",
    "bodies",
    "applying",
    "carrying",
    "locking",
    "outcomes",
  ],
  ["proofs", "ways-in"],
  ["auth", "cookie", "totp", "webauthn", "recovery-codes", "notice-mails"],
  [
    "factors",
    "challenges",
    "notices",
    "session-store",
    "link-store",
    "mapping-store",
    "domain-store",
    "break-glass-store",
    "identity-store",
    "seat-store",
    "log-store",
    "attempt-store",
    "user-store",
    "group-store",
    "brake-store",
    "backlog-store",
    "line-store",
    "replay-store",
    "try-store",
    "seal-store",
    "erase-store",
    "item-store",
    "name-store",
  ],
  ["store", "delivery-store", "link", "mails", "limits", "secret"],
  ["rules", "style"],
  ["walk", "lines"],
  ["addresses", "catalogue", "columns", "names", "chain", "urls", "seals", "attempts"],
  ["received"],
  ["public-mail"],
];

/** What a capability shows to those after it. */
const openRooms = [
  "commands",
  "effects",
  "facts",
  "joining",
  "ledger",
  "giving",
  "held-roles",
  "recipients",
  "holders",
  "matching",
  "store",
  "rules",
  "auth",
  "cookie",
  "entering",
  "names",
  "first-step",
  "proofs",
  "ways-in",
  "factors",
  "challenges",
  "notices",
  "session-store",
  "mapping-store",
  "domain-store",
  "identity-store",
  "seat-store",
  "log-store",
  "urls",
  "seals",
  "taking-up",
  "importing",
  "limits",
  "totp",
  "webauthn",
  "recovery-codes",
  "sealing",
  "verifying",
  "erasing",
];

type Import = { from: string; to: string };

const source = import.meta.dirname;

function imports(shelf: string): Import[] {
  return readdirSync(join(source, shelf), { recursive: true, encoding: "utf8" })
    .map((file) => join(shelf, file))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) =>
      [...readFileSync(join(source, file), "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].map((match) => ({
        from: file,
        to: relative(source, resolve(source, dirname(file), match[1] ?? "")),
      })),
    );
}

const shelf = (file: string) => file.split("/")[0] ?? "";
const capability = (file: string) => file.split("/")[1] ?? "";
const room = (file: string) =>
  rooms.findIndex((names) => names.includes((file.split("/")[2] ?? "").replace(".ts", "")));
const isOpen = (file: string) => openRooms.includes((file.split("/")[2] ?? "").replace(".ts", ""));

function isAllowed({ from, to }: Import): boolean {
  if (shelf(to) === "platform") return true;
  if (shelf(from) === "platform") return false;
  if (capability(from) === capability(to)) return room(from) !== -1 && room(from) < room(to);
  return capabilities.indexOf(capability(to)) < capabilities.indexOf(capability(from)) && isOpen(to);
}

describe("the walls of the house", () => {
  test("every capability has its place in the order", () => {
    expect(readdirSync(join(source, "capabilities")).filter((name) => !capabilities.includes(name))).toEqual([]);
  });

  test("every file of a capability is a room", () => {
    const files = readdirSync(join(source, "capabilities"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => join("capabilities", file));
    expect(files.filter((file) => room(file) === -1)).toEqual([]);
  });

  test("imports point one way", () => {
    expect([...imports("platform"), ...imports("capabilities")].filter((each) => !isAllowed(each))).toEqual([]);
  });

  test("the platform knows no word of the domain", () => {
    const outside = imports("platform").filter(({ to }) => shelf(to) !== "platform");
    expect(outside).toEqual([]);
  });
});
