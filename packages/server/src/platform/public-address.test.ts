import { expect, test } from "vitest";
import { isLoopbackAddress, isPublicAddress } from "./public-address.ts";

test.each(["93.184.216.34", "8.8.8.8", "172.15.255.255", "172.32.0.1", "2606:2800:220:1::1946", "2a00:1450::200e"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ["this machine", ["127.0.0.1", "127.255.255.254", "::1", "0.0.0.0", "0.1.2.3", "::"]],
  ["a private network", ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1"]],
  ["the link", ["169.254.0.1", "fe80::1", "febf::1"]],
  [
    "what a provider serves inside",
    ["169.254.169.254", "100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2::254"],
  ],
  ["a carrier's network", ["100.64.0.1", "100.127.255.255"]],
  ["many", ["224.0.0.1", "239.255.255.255", "255.255.255.255", "ff02::1"]],
  [
    "documentation, benchmarks and the future",
    ["192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "240.0.0.1", "2001:db8::1"],
  ],
  [
    "IPv4 in disguise",
    ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1"],
  ],
  ["a tunnel", ["2002:7f00:1::", "2001:0:7f00:1::"]],
  ["old or unrouted IPv6", ["fec0::1", "100::1", "4000::1", "5f00::1"]],
  ["nothing", ["", "localhost", "127.1.1", "1.2.3.4.5", "[::1]", "999.1.1.1"]],
])("an address of %s is not public", (_, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});

test("only this machine's own addresses are loopback", () => {
  expect(["127.0.0.1", "127.9.9.9", "::1"].every(isLoopbackAddress)).toBe(true);
  expect(["0.0.0.0", "10.0.0.1", "::ffff:127.0.0.1", "localhost"].some(isLoopbackAddress)).toBe(false);
});
