import { NS } from "./names.ts";
import { SamlRefusal } from "./refusal.ts";
import { attribute, childElements, children, textOf } from "./xml.ts";

/**
 * The attributes by their names. An attribute that appears twice has the values of both; a value that is more than text is left
 * out. There is no prototype, so that asking for `constructor` finds what the provider sent, which is nothing.
 */
export function readAttributes(assertion: Element): Record<string, string[]> {
  const found: Record<string, string[]> = Object.create(null);
  for (const statement of children(assertion, NS.assertion, "AttributeStatement")) {
    if (children(statement, NS.assertion, "EncryptedAttribute").length > 0)
      throw new SamlRefusal("attribute_encrypted");
    for (const element of children(statement, NS.assertion, "Attribute")) {
      const name = attribute(element, "Name") ?? "";
      if (name === "") throw new SamlRefusal("attribute_malformed");
      found[name] = [...(found[name] ?? []), ...valuesOf(element)];
    }
  }
  return found;
}

function valuesOf(element: Element): string[] {
  return children(element, NS.assertion, "AttributeValue")
    .filter((value) => childElements(value).length === 0 && !isNil(value))
    .map((value) => textOf(value, "attribute_malformed"));
}

function isNil(value: Element): boolean {
  return ["true", "1"].includes(value.getAttributeNS(NS.schemaInstance, "nil") ?? "");
}
