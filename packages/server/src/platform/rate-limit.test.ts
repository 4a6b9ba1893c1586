import { expect, test } from "vitest";
import { connect } from "./database.ts";
import { createLimiter, networkOf } from "./rate-limit.ts";
import { secretsFrom } from "./secrets.ts";
import { noOrigin } from "./transact.ts";

test.each([
  [null, "unknown"],
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["::FFFF:c000:0207", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as the network %s", (ipAddress, network) => {
  expect(networkOf({ ...noOrigin, ipAddress })).toBe(network);
});

test("503 rather than yes while the counters cannot be reached", async () => {
  // Nothing listens on the port of the discard service.
  const { database, close } = connect("postgres://nobody@127.0.0.1:9/nothing");
  const limiter = createLimiter({ database, secrets: secretsFrom("only for this test") });
  const limit = { name: "test", tries: 1000, perSeconds: 60 };
  await expect(limiter.count(limit, "anybody")).rejects.toMatchObject({ code: "unavailable" });
  await close();
});
