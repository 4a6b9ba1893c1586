import type { Resolver } from "../src/platform/dns.ts";
import { createOutbound } from "../src/platform/outbound.ts";

/** DNS as tests write it. A name that nobody wrote about has nothing; `localhost` leads to this machine. */
export type TestDns = Resolver & {
  /** Puts TXT records at a name, in the place of those before. */
  publish(name: string, ...values: string[]): void;
  /** Lets nobody answer for a name, until something is published there. */
  fail(name: string): void;
  /** Lets a host lead somewhere. */
  lead(host: string, ...addresses: string[]): void;
};

export function testDns(): TestDns {
  const records = new Map<string, string[] | "fails">();
  const hosts = new Map<string, string[]>([["localhost", ["127.0.0.1"]]]);
  return {
    publish: (name, ...values) => void records.set(name, values),
    fail: (name) => void records.set(name, "fails"),
    lead: (host, ...addresses) => void hosts.set(host, addresses),
    async findTxt(name) {
      const values = records.get(name) ?? [];
      if (values === "fails") return { kind: "failed", reason: "ESERVFAIL" };
      return values.length === 0 ? { kind: "none" } : { kind: "found", values };
    },
    async findAddresses(host) {
      return (hosts.get(host) ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    },
  };
}

/** What is outside of a product that asks nobody. */
export function testOutside() {
  const resolver = testDns();
  return { resolver, outbound: createOutbound({ resolver }) };
}
