import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { verifyWebhook, WebhookVerificationError } from "./webhooks.ts";

const [secret, other] = [
  "whsec_c2VjcmV0LW9mLXRoZS1lbmRwb2ludC0zMi1ieXRlcyE=",
  "whsec_YW5vdGhlci1zZWNyZXQtb2Ytb3RoZXItcGVvcGxlLTMyYg==",
];
const event = {
  type: "member.removed",
  timestamp: "2026-11-25T10:00:00.000Z",
  data: { id: "mem_1", email: "ada@acme.com", left: false },
  organization_id: "org_1",
  id: "evt_1",
  sequence: 7,
};
const body = JSON.stringify(event);

function signed({ at = new Date(), by = [secret] } = {}): Record<string, string> {
  return {
    "webhook-id": event.id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": by.map((each) => new Webhook(each).sign(event.id, at, body)).join(" "),
  };
}

describe("verifyWebhook gives back the event", () => {
  test.each([
    ["headers of fetch", body, new Headers(signed()), secret],
    ["headers of Node", body, { ...signed(), host: "acme.com", accept: undefined }, secret],
    [
      "headers in capitals",
      body,
      Object.fromEntries(Object.entries(signed()).map(([k, v]) => [k.toUpperCase(), [v]])),
      secret,
    ],
    ["bytes", new TextEncoder().encode(body), signed(), secret],
    ["several secrets", body, signed(), [other, secret]],
    ["several signatures", body, signed({ by: [other, secret] }), secret],
  ])("from %s", (_, text, headers, secrets) => {
    const verified = verifyWebhook(text, headers, secrets);
    expect(verified).toEqual(event);
    // The name of an event tells what its data is.
    if (verified.type === "member.removed") expect(verified.data.email).toBe("ada@acme.com");
  });
});

describe("verifyWebhook refuses", () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  test.each([
    ["another body", body.replace("ada", "eve"), signed(), secret],
    ["another id", body, { ...signed(), "webhook-id": "evt_2" }, secret],
    ["another time", body, { ...signed(), "webhook-timestamp": String(Math.floor(Date.now() / 1000) + 9) }, secret],
    ["another secret", body, signed(), other],
    ["no secret", body, signed(), []],
    ["no headers", body, {}, secret],
    ["a signature that is none", body, { ...signed(), "webhook-signature": "v1," }, secret],
    ["what was sent long ago", body, signed({ at: minutesAgo(6) }), secret],
    ["what comes from the future", body, signed({ at: minutesAgo(-6) }), secret],
  ])("%s", (_, text, headers, secrets) => {
    expect(() => verifyWebhook(text, headers, secrets)).toThrow(WebhookVerificationError);
  });
});
