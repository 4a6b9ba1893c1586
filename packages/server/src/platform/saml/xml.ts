import { DOMParser } from "@xmldom/xmldom";
import type { SamlReason } from "./reasons.ts";
import { SamlRefusal } from "./refusal.ts";
import { plainXml, type XmlLimits } from "./xml-text.ts";

/** A document that passed the guards: its text, which signatures are checked over, and its root. */
export type ReadXml = { text: string; root: Element };

const ELEMENT = 1;
const TEXT = 3;
const ID_NAMES = ["ID", "Id", "id"];
const ID_FORM = /^[\w.-]{1,256}$/;

/** Parses what `plainXml` let through; every name has its namespace, and no two elements the same identifier. */
export function readXml(bytes: Uint8Array, limits: XmlLimits): ReadXml {
  const text = plainXml(bytes, limits);
  const root = parsed(text);
  const identifiers = new Set<string>();
  for (const element of [root, ...descendants(root)]) {
    guardNames(element);
    guardIdentifiers(element, identifiers);
  }
  return { text, root };
}

function parsed(text: string): Element {
  const complain = (_: string, message: unknown) => {
    throw new SamlRefusal("not_well_formed", {}, { cause: message });
  };
  try {
    return new DOMParser({ errorHandler: complain }).parseFromString(text, "text/xml").documentElement;
  } catch (cause) {
    throw cause instanceof SamlRefusal ? cause : new SamlRefusal("not_well_formed", {}, { cause });
  }
}

function guardNames(element: Element): void {
  if (element.prefix && !element.namespaceURI) throw new SamlRefusal("namespace_trick");
  const names = new Set<string>();
  for (const { prefix, namespaceURI, localName } of attributesOf(element)) {
    if (prefix && !namespaceURI) throw new SamlRefusal("namespace_trick");
    const name = `${namespaceURI ?? ""} ${localName}`;
    if (names.has(name)) throw new SamlRefusal("namespace_trick");
    names.add(name);
  }
}

function guardIdentifiers(element: Element, seen: Set<string>): void {
  for (const { localName, value } of attributesOf(element)) {
    if (!ID_NAMES.includes(localName)) continue;
    if (!ID_FORM.test(value)) throw new SamlRefusal("id_malformed", { received: value });
    if (seen.has(value)) throw new SamlRefusal("id_repeated", { received: value });
    seen.add(value);
  }
}

export function attributesOf(element: Element): Attr[] {
  return Array.from({ length: element.attributes.length }, (_, index) => element.attributes.item(index) as Attr);
}

/** Every element below this one. */
export function descendants(element: Element): Element[] {
  return childElements(element).flatMap((child) => [child, ...descendants(child)]);
}

export function childElements(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === ELEMENT);
}

export function isNamed(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

/** Only direct children count: what sits deeper was put there by somebody who hopes to be read. */
export function children(element: Element, namespace: string, name: string): Element[] {
  return childElements(element).filter((child) => isNamed(child, namespace, name));
}

/** The one child of that name, or nothing when there is none. More than one is refused. */
export function optionalChild(
  element: Element,
  [namespace, name]: readonly [string, string],
  reason: SamlReason,
): Element | undefined {
  const found = children(element, namespace, name);
  if (found.length > 1) throw new SamlRefusal(reason, { received: `${found.length} × ${name}` });
  return found[0];
}

export function onlyChild(element: Element, name: readonly [string, string], reason: SamlReason): Element {
  const found = optionalChild(element, name, reason);
  if (!found) throw new SamlRefusal(reason);
  return found;
}

/** The text of an element that has nothing but text. */
export function textOf(element: Element, reason: SamlReason): string {
  const nodes = Array.from(element.childNodes);
  if (nodes.some(({ nodeType }) => nodeType !== TEXT)) throw new SamlRefusal(reason);
  return nodes.map(({ nodeValue }) => nodeValue ?? "").join("");
}

/** An attribute without a prefix, as all of SAML's own are. */
export function attribute(element: Element, name: string): string | undefined {
  return element.getAttributeNode(name)?.value;
}
