import { describe, expect, test } from "vitest";
import { anAuthenticator } from "../../../testing/authenticator.ts";
import type { StoredPasskey } from "./factors.ts";
import {
  challengeOf,
  passkeyCreation,
  passkeyRequest,
  rpIdOf,
  verifyNewPasskey,
  verifyPasskeyAnswer,
} from "./webauthn.ts";

const site = { publicUrl: "https://rollcall.example", rpId: "rollcall.example" };
const owner = { userId: "usr_1", name: "Ada", email: "ada@example.test" };
const authenticator = () => anAuthenticator({ origin: site.publicUrl });
type Wrong = Parameters<ReturnType<typeof authenticator>["answer"]>[1];

async function made() {
  const device = authenticator();
  const creation = passkeyCreation(site.rpId, owner, []);
  const verified = await verifyNewPasskey(site, creation.challenge, device.create(creation));
  if (verified === undefined) throw new Error("the control is refused");
  const dates = { createdAt: new Date(), lastUsedAt: null };
  const stored: StoredPasskey = { id: "pky_1", userId: owner.userId, name: "Laptop", ...verified, ...dates };
  return { device, stored };
}

test.each([
  ["https://rollcall.example.com", "rollcall.example.com"],
  ["http://localhost:3000", "localhost"],
  ["http://127.0.0.1:3000", undefined],
  ["http://[::1]:3000", undefined],
])("passkeys of %s are kept for %s", (publicUrl, rpId) => {
  expect(rpIdOf(publicUrl)).toBe(rpId);
});

/** What a forger changes, for a new passkey and for an answer alike. */
const forged: [string, Wrong][] = [
  ["from another site", { origin: "https://rollcall.example.evil.test" }],
  ["from another port", { origin: "https://rollcall.example:444" }],
  ["without encryption", { origin: "http://rollcall.example" }],
  ["for another site", { rpId: "evil.test" }],
  ["to another challenge", { challenge: "AAAA" }],
  ["without a finger or PIN", { isVerified: false }],
  ["without anybody there", { isPresent: false }],
  ["inside a page of another site", { crossOrigin: true }],
];

describe("a new passkey", () => {
  test("is one that the browser finds by itself and that checks a finger or PIN", () => {
    const { authenticatorSelection, attestation } = passkeyCreation(site.rpId, owner, []);
    expect(authenticatorSelection).toMatchObject({ residentKey: "required", userVerification: "required" });
    expect(attestation).toBe("none");
  });

  test.each([...forged, ["that is an answer", { type: "webauthn.get" }]] as [string, Wrong][])(
    "%s is refused",
    async (_, wrong) => {
      const creation = passkeyCreation(site.rpId, owner, []);
      expect(await verifyNewPasskey(site, creation.challenge, authenticator().create(creation, wrong))).toBeUndefined();
    },
  );

  test("is refused when its data are cut short or of no kind", async () => {
    const creation = passkeyCreation(site.rpId, owner, []);
    const passkey = authenticator().create(creation);
    for (const attestationObject of ["AA", passkey.response.attestationObject.slice(0, 100), "oA"]) {
      const cut = { ...passkey, response: { ...passkey.response, attestationObject } };
      expect(await verifyNewPasskey(site, creation.challenge, cut)).toBeUndefined();
    }
  });
});

describe("an answer", () => {
  test("that is right gives its counter", async () => {
    const { device, stored } = await made();
    const request = passkeyRequest(site.rpId);
    expect(await verifyPasskeyAnswer(site, request.challenge, device.answer(request), stored)).toEqual({
      signCount: 1,
      isSynced: false,
    });
  });

  test.each([
    ...forged,
    ["that is a new passkey", { type: "webauthn.create" }],
    ["for another User", { userHandle: Buffer.from("usr_2").toString("base64url") }],
  ] as [string, Wrong][])("%s is refused", async (_, wrong) => {
    const { device, stored } = await made();
    const request = passkeyRequest(site.rpId);
    expect(await verifyPasskeyAnswer(site, request.challenge, device.answer(request, wrong), stored)).toBeUndefined();
  });

  test("of another passkey, or changed after it was signed, is refused", async () => {
    const [{ device, stored }, other] = [await made(), await made()];
    const request = passkeyRequest(site.rpId);
    const named = { id: device.credentialId, rawId: device.credentialId };
    const stolen = { ...other.device.answer(request), ...named };
    const { response, ...answer } = device.answer(request);
    const changed = { ...response, authenticatorData: `${response.authenticatorData.slice(0, -1)}B` };
    for (const forgery of [stolen, { ...answer, response: changed }])
      expect(await verifyPasskeyAnswer(site, request.challenge, forgery, stored)).toBeUndefined();
  });

  test.each(["", "e30", "bnVsbA", "WzFd", "!!!"])("with client data %j names no challenge", (clientDataJSON) => {
    const { response, ...answer } = authenticator().answer(passkeyRequest(site.rpId));
    expect(challengeOf({ ...answer, response: { ...response, clientDataJSON } })).toBeUndefined();
  });
});
