import { isIP } from "node:net";
import { domainToASCII, domainToUnicode } from "node:url";
import { parse } from "tldts";
import { Refusal } from "../../platform/refusal.ts";
import { isPublicMail } from "./public-mail.ts";

/** Where the record stands that proves a domain, and how its value begins. */
const CHALLENGE = "_rollcall-challenge";
const VALUE_PREFIX = "rollcall-challenge=";

// A name has at most 253 characters in DNS, and the record's name is longer than the domain's.
const MAX_CHARACTERS = 253 - `${CHALLENGE}.`.length;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The domain that somebody typed, as DNS spells it: lower case, other alphabets as `xn--`, without the dot at the end.
 * Every spelling of a domain comes to the same, before anything is decided by it.
 */
export function parseDomain(text: string): string | Refusal {
  if (text.includes("@")) return invalid("Give only what follows the @ of the address.");
  if (/[/?#\\]/.test(text)) return invalid("Give only the domain, without https:// and without a path.");
  if (/[:[\]%\s]/.test(text)) return invalid("Give only the domain, without a port.");
  const domain = domainToASCII(text).replace(/\.$/, "");
  if (isIP(domain) !== 0) return invalid("An IP address is not a domain.");
  if (domain.length > MAX_CHARACTERS) return invalid(`A domain has at most ${MAX_CHARACTERS} characters.`);
  const labels = domain.split(".");
  if (!labels.every((label) => LABEL.test(label))) return invalid();
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? "")) return invalid();
  // What still says xn-- when it is spelled out was never the spelling of a word.
  if (domainToUnicode(domain).includes("xn--")) return invalid();
  return refusalOfEverybodys(domain) ?? domain;
}

function refusalOfEverybodys(domain: string): Refusal | undefined {
  const { publicSuffix, isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  if (publicSuffix === domain && (isIcann || isPrivate))
    return everybodys(`Everybody can have a domain under ${domain}. Claim your own.`);
  const { domain: registered, domainWithoutSuffix } = parse(domain);
  if (isPublicMail({ domain: registered ?? domain, name: domainWithoutSuffix ?? "" }))
    return everybodys(`Everybody can have a mailbox in ${domain}. Invite people by their address instead.`);
  return undefined;
}

function invalid(detail?: string): Refusal {
  return new Refusal("domain_invalid", { field: "domain", ...(detail ? { detail } : {}) });
}

function everybodys(detail: string): Refusal {
  return new Refusal("domain_public", { field: "domain", detail });
}

/** A domain as people spell it. */
export function displayName(domain: string): string {
  return domainToUnicode(domain) || domain;
}

/** The TXT record that proves a domain. */
export function recordOf(domain: string, token: string): { type: "TXT"; name: string; value: string } {
  return { type: "TXT", name: `${CHALLENGE}.${domain}`, value: `${VALUE_PREFIX}${token}` };
}

/** The domain of an e-mail address, in lower case. A domain below it, or above it, is another one. */
export function domainOfEmail(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}
