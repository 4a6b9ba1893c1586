import { NS } from "./names.ts";
import { SamlRefusal } from "./refusal.ts";
import { guardSignaturePlaces } from "./signature-shape.ts";
import { descendants, isNamed } from "./xml.ts";

/** One assertion, directly in the response, and nowhere another one: not in extensions, advice, objects or attributes. */
export function onlyAssertion(response: Element): Element {
  const [assertion, ...others] = assertionsBelow(response);
  if (!assertion) throw new SamlRefusal("assertion_missing");
  if (others.length > 0) throw new SamlRefusal("assertion_repeated");
  const isInPlace = assertion.parentNode === response && assertion.namespaceURI === NS.assertion;
  if (!isInPlace) throw new SamlRefusal("assertion_misplaced");
  guardSignaturePlaces(response, [response, isNamed(assertion, NS.assertion, "Assertion") ? assertion : undefined]);
  return assertion;
}

/** The same for an assertion that came out of an encrypted one. */
export function guardAssertionAlone(assertion: Element): void {
  if (assertionsBelow(assertion).length > 0) throw new SamlRefusal("assertion_repeated");
  guardSignaturePlaces(assertion, [assertion]);
}

/** Whatever calls itself one, in whichever namespace. */
function assertionsBelow(element: Element): Element[] {
  return descendants(element).filter(({ localName }) => ["Assertion", "EncryptedAssertion"].includes(localName));
}
