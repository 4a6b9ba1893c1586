import { expect, test } from "vitest";
import { secretsFrom } from "../../platform/secrets.ts";
import { invitationLink, invitationToken, readInvitationToken } from "./link.ts";

const secrets = secretsFrom("a secret of at least thirty-two characters");
const place = { organizationId: `org_${"a".repeat(32)}`, id: `inv_${"b".repeat(32)}`, version: 40 };
const token = invitationToken(secrets, place, "mailed");

test("a token leads back to its invitation", () => {
  expect(readInvitationToken(secrets, token)).toEqual({ ...place, way: "mailed" });
  expect(readInvitationToken(secrets, ` ${token}\n`)).toEqual({ ...place, way: "mailed" });
});

test("a link that was copied is told from one that was mailed", () => {
  const copied = invitationToken(secrets, place, "copied");
  expect(copied).not.toBe(token);
  expect(readInvitationToken(secrets, copied)).toEqual({ ...place, way: "copied" });
});

test("the link carries the token after the #", () => {
  expect(invitationLink({ secrets, publicUrl: "https://rollcall.example" }, place, "mailed")).toBe(
    `https://rollcall.example/join#${token}`,
  );
});

test.each([
  ["of another secret", invitationToken(secretsFrom("another secret, of thirty-two characters"), place, "mailed")],
  ["with another version", token.replace(".14.", ".15.")],
  ["with another Organization", token.replace("a".repeat(32), "c".repeat(32))],
  ["cut short", token.slice(0, -1)],
  ["with something added", `${token}x`],
  ["that is nothing", ""],
])("a token %s is none", (_, forged) => {
  expect(readInvitationToken(secrets, forged)).toBeUndefined();
});
