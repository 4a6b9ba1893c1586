import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { connection, good, now, ours, read } from "../../../testing/saml-identity-provider/forging.ts";
import { party } from "../../../testing/saml-identity-provider/messages.ts";
import { base64 } from "../../../testing/saml-identity-provider/texts.ts";
import { readCertificates } from "./certificate.ts";
import { readMetadata } from "./identity-provider-metadata.ts";
import { readLogoutRequest, readLogoutResponse } from "./logout.ts";
import { orRefusal, SamlRefusal } from "./refusal.ts";
import { makeMetadata } from "./service-provider-metadata.ts";

const LONGEST_MS = 200;
const seeds = [await good(), await good({ signs: "assertion", encryption: { certificate: ours.certificate } })];
const signed = seeds.map((xml) => read(xml));
const logoutConnection = { idpEntityId: party.idp, certificates: connection.certificates, sloUrl: party.slo };
const inResponseTo = party.request;

const pieces = fc.constantFrom(
  "<!DOCTYPE a>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?x?>",
  "&x;",
  "&#0;",
  "<a",
  "</a>",
  "/>",
  '"',
  "'",
  "<",
  ">",
  "\u0000",
  "\ud800",
  ' xmlns="u"',
  ' xmlns:ds=""',
  ' ID="_assertion-1"',
  "<saml:Assertion>",
  "</saml:Assertion>",
  "<ds:Signature>",
  "__proto__",
);

type Edit = { at: number; length: number; to: string };
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(2_000)),
  to: fc.oneof(pieces, fc.string({ maxLength: 20 }), fc.constant("")),
});

/** A good message with some of it cut out, put in, or put in the place of something else. */
const edited = fc
  .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 4 }))
  .map(([xml, edits]) => edits.reduce(applied, xml));

function applied(xml: string, { at, length, to }: Edit): string {
  const from = Math.floor(at * xml.length);
  return xml.slice(0, from) + to + xml.slice(from + length);
}

/** Two good messages, cut and sewn together, as wrapping does. */
const sewn = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.constantFrom(...seeds),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
  )
  .map(([one, other, [a = 0, b = 0, c = 0]]) => {
    const part = tagsOf(other);
    const [from, to] = [Math.floor(a * part.length), Math.floor(b * part.length)].sort((x, y) => x - y) as [
      number,
      number,
    ];
    const tags = tagsOf(one);
    return tags.toSpliced(Math.floor(c * tags.length), 0, ...part.slice(from, to)).join("");
  });

function tagsOf(xml: string): string[] {
  return xml.split(/(?=<)/);
}

/** The time that it took to compute, which other work on this machine does not lengthen. */
function spentMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Whatever comes is refused, or says what the provider signed, and soon; a second look is for when others were tidying up. */
function holdsFor(xml: string, samlResponse = base64(xml)): void {
  const look = () => {
    const answer = read(xml, { samlResponse });
    if (!(answer instanceof SamlRefusal)) expect(signed).toContainEqual(answer);
  };
  if (spentMs(look) > LONGEST_MS) expect(spentMs(look)).toBeLessThan(LONGEST_MS);
}

const runs = { numRuns: 150 };

describe("no message makes it stumble", () => {
  test("edited", () => {
    fc.assert(
      fc.property(edited, (xml) => holdsFor(xml)),
      runs,
    );
  });

  test("sewn together", () => {
    fc.assert(
      fc.property(sewn, (xml) => holdsFor(xml)),
      runs,
    );
  });

  test("of any text or bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => holdsFor(text, text)),
      runs,
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => holdsFor("", Buffer.from(bytes).toString("base64"))),
      runs,
    );
  });

  test.each([
    ["as wide as is let in", (inside: string) => inside.repeat(1_400)],
    [
      "full of identifiers",
      (inside: string) => Array.from({ length: 1_400 }, (_, n) => inside.replace(">", ` ID="_${n}">`)).join(""),
    ],
    ["full of spaces", () => " ".repeat(200_000)],
    ["full of brackets", () => "<".repeat(200_000)],
    ["full of tags that do not end", () => `<a b="`.repeat(30_000)],
    ["full of references", () => "&amp;".repeat(40_000)],
    ["full of references that do not end", () => "&".repeat(200_000)],
    ["full of attributes", () => `<a${' b="c"'.repeat(30_000)}/>`],
    ["full of quotes", () => `<a b='${`"`.repeat(200_000)}`],
  ])("%s", (_, fill) => {
    holdsFor(
      (seeds[0] ?? "").replace(
        "<saml:AttributeValue",
        () => `${fill("<saml:AttributeValue>x</saml:AttributeValue>")}<saml:AttributeValue`,
      ),
    );
  });
});

test("no logout message makes it stumble", () => {
  const message = fc.oneof(
    fc.string({ unit: "binary" }),
    edited.map(base64),
    edited.map((xml) => deflateRawSync(xml).toString("base64")),
  );
  const query = fc.oneof(
    fc.string({ unit: "binary" }),
    message.map((each) => `SAMLRequest=${encodeURIComponent(each.toWellFormed())}&SigAlg=x%&Signature=%`),
    message.map((each) => `SAMLResponse=${each}&RelayState=a&RelayState=b`),
  );
  const incoming = fc.oneof(
    query.map((each) => ({ binding: "redirect" as const, query: each })),
    message.map((field) => ({ binding: "post" as const, field })),
  );
  fc.assert(
    fc.property(incoming, (each) => {
      expect(readLogoutRequest({ incoming: each, connection: logoutConnection, now })).toBeInstanceOf(SamlRefusal);
      expect(readLogoutResponse({ incoming: each, connection: logoutConnection, now, inResponseTo })).toBeInstanceOf(
        SamlRefusal,
      );
    }),
    runs,
  );
});

test("no metadata and no certificate make it stumble", () => {
  const metadata = makeMetadata({
    entityId: party.sp,
    acsUrl: party.acs,
    encryptionCertificates: [ours.certificate],
  }).replaceAll("SPSSO", "IDPSSO");
  const changed = fc.array(edit, { maxLength: 4 }).map((edits) => edits.reduce(applied, metadata));
  fc.assert(
    fc.property(fc.oneof(changed, fc.string({ unit: "binary" })), (xml) => {
      expect(readMetadata(xml, { now })).toBeInstanceOf(SamlRefusal);
    }),
    runs,
  );
  const certificate = fc.array(edit, { maxLength: 3 }).map((edits) => edits.reduce(applied, ours.certificate));
  fc.assert(
    fc.property(fc.oneof(certificate, fc.string({ unit: "binary" })), (text) => {
      orRefusal(() => readCertificates(text, now));
    }),
    runs,
  );
});
