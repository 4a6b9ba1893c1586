import {
  digestMethod,
  ENVELOPED,
  EXCLUSIVE_CANONICALIZATIONS,
  type SignatureMethod,
  signatureMethod,
} from "./algorithms.ts";
import { fromBase64 } from "./base64.ts";
import { NS } from "./names.ts";
import { SamlRefusal } from "./refusal.ts";
import { attribute, childElements, children, descendants, isNamed, onlyChild, optionalChild, textOf } from "./xml.ts";

/** Refuses signatures anywhere but directly in the elements that may have one: elsewhere they only help to mislead. */
export function guardSignaturePlaces(root: Element, signable: readonly (Element | undefined)[]): void {
  const signatures = descendants(root).filter((element) => isNamed(element, NS.signature, "Signature"));
  const isMisplaced = signatures.some(({ parentNode }) => !signable.includes(parentNode as Element));
  if (isMisplaced) throw new SamlRefusal("signature_misplaced");
}

/** The signature directly in an element, if it has one. */
export function signatureOf(element: Element): Element | undefined {
  return optionalChild(element, [NS.signature, "Signature"], "signature_malformed");
}

/**
 * Refuses every signature but the one kind that SAML describes: exactly one reference, to the element that the signature is in;
 * enveloped, exclusively canonicalized, and by methods that are on our list. Says by which method it is made.
 */
export function guardSignatureShape(signature: Element, signed: Element): { uri: string; method: SignatureMethod } {
  const info = onlySigned(signature);
  guardContent(info, ["CanonicalizationMethod", "SignatureMethod", "Reference"]);
  guardCanonicalization(onlyChild(info, [NS.signature, "CanonicalizationMethod"], "signature_malformed"));
  guardReference(onlyChild(info, [NS.signature, "Reference"], "signature_malformed"), signed);

  const how = onlyChild(info, [NS.signature, "SignatureMethod"], "signature_malformed");
  const uri = attribute(how, "Algorithm") ?? "";
  const method = signatureMethod(uri);
  if (!method || childElements(how).length > 0) throw new SamlRefusal("signature_algorithm", { received: uri });
  return { uri, method };
}

function onlySigned(signature: Element): Element {
  const hasKeyInfo = children(signature, NS.signature, "KeyInfo").length > 0;
  guardContent(signature, ["SignedInfo", "SignatureValue", ...(hasKeyInfo ? ["KeyInfo"] : [])]);
  guardBase64(onlyChild(signature, [NS.signature, "SignatureValue"], "signature_malformed"));
  return onlyChild(signature, [NS.signature, "SignedInfo"], "signature_malformed");
}

/** In this order, because the library takes the first of a name that it finds. */
function guardContent(element: Element, names: readonly string[]): void {
  const found = childElements(element);
  const isExact = found.length === names.length && names.every((name, index) => isSignatureElement(found[index], name));
  if (!isExact) throw new SamlRefusal("signature_malformed");
}

function isSignatureElement(element: Element | undefined, name: string): boolean {
  return element !== undefined && isNamed(element, NS.signature, name);
}

function guardBase64(element: Element): void {
  fromBase64(textOf(element, "signature_malformed"), "signature_malformed");
}

function guardCanonicalization(element: Element): void {
  const uri = attribute(element, "Algorithm") ?? "";
  if (!EXCLUSIVE_CANONICALIZATIONS.includes(uri)) {
    throw new SamlRefusal("canonicalization_algorithm", { received: uri });
  }
  guardPrefixes(element);
}

function guardReference(reference: Element, signed: Element): void {
  guardContent(reference, ["Transforms", "DigestMethod", "DigestValue"]);
  const [transforms, digest, digestValue] = childElements(reference) as [Element, Element, Element];
  guardTransforms(childElements(transforms));
  guardBase64(digestValue);

  const uri = attribute(digest, "Algorithm") ?? "";
  if (!digestMethod(uri) || childElements(digest).length > 0)
    throw new SamlRefusal("digest_algorithm", { received: uri });

  const target = attribute(reference, "URI") ?? "";
  const id = attribute(signed, "ID") ?? "";
  if (id === "" || target !== `#${id}`) {
    throw new SamlRefusal("signature_reference", { expected: `#${id}`, received: target });
  }
}

function guardTransforms(transforms: Element[]): void {
  const uris = transforms.map((transform) => attribute(transform, "Algorithm") ?? "");
  const [first, second = ""] = uris;
  const isAllowed = uris.length === 2 && first === ENVELOPED && EXCLUSIVE_CANONICALIZATIONS.includes(second);
  if (!isAllowed || !transforms.every((transform) => isSignatureElement(transform, "Transform"))) {
    throw new SamlRefusal("signature_transform", { received: uris.join(", ") });
  }
  const [enveloped, exclusive] = transforms as [Element, Element];
  if (childElements(enveloped).length > 0) throw new SamlRefusal("signature_transform");
  guardPrefixes(exclusive);
}

/** A canonicalization may name prefixes to keep, and nothing else. */
function guardPrefixes(element: Element): void {
  const [first, ...others] = childElements(element);
  const isAllowed = first === undefined || (others.length === 0 && isNamed(first, NS.exclusive, "InclusiveNamespaces"));
  if (!isAllowed) throw new SamlRefusal("signature_transform");
}
