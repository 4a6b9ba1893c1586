import { lookup, Resolver as SystemResolver } from "node:dns/promises";

/** An address that a name leads to. */
export type HostAddress = { address: string; family: 4 | 6 };

/**
 * What DNS says of the TXT records of a name. `none`: it answered that there are none. `failed`: it did not answer, which
 * says nothing about the records.
 */
export type TxtAnswer = { kind: "found"; values: string[] } | { kind: "none" } | { kind: "failed"; reason: string };

/** Asks DNS. Tests bring one of their own. */
export type Resolver = {
  findTxt(name: string): Promise<TxtAnswer>;
  /** Every address of a host as this machine connects to it; none when it has none, or nobody answered. */
  findAddresses(host: string): Promise<HostAddress[]>;
};

const TIMEOUT_MS = 3_000;
const TRIES = 2;

/** The resolver of this machine. */
export function systemResolver(): Resolver {
  return {
    async findTxt(name) {
      const resolver = new SystemResolver({ timeout: TIMEOUT_MS, tries: TRIES });
      try {
        const records = await resolver.resolveTxt(name);
        // One record may come in pieces of 255 bytes.
        return { kind: "found", values: records.map((pieces) => pieces.join("")) };
      } catch (error) {
        return answerOf(error);
      }
    },
    async findAddresses(host) {
      const found = await lookup(host, { all: true, order: "ipv4first" }).catch(() => []);
      return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
    },
  };
}

// The name does not exist, or exists without such records. Everything else is no answer.
const NONE = ["ENOTFOUND", "ENODATA"];

function answerOf(error: unknown): TxtAnswer {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown";
  return NONE.includes(code) ? { kind: "none" } : { kind: "failed", reason: code };
}
