import { FORMAT_UNSPECIFIED, NS } from "./names.ts";
import { SamlRefusal } from "./refusal.ts";
import { attribute, children, onlyChild, textOf } from "./xml.ts";

export type NameId = {
  nameId: string;
  nameIdFormat: string;
  nameQualifier: string | undefined;
  spNameQualifier: string | undefined;
};

const LONGEST = 1_024;

/** The one NameID that a subject or a logout request has: text, the whole text, and nothing but text. */
export function readNameId(parent: Element): NameId {
  if (children(parent, NS.assertion, "EncryptedID").length > 0) throw new SamlRefusal("name_id_encrypted");
  const element = onlyChild(parent, [NS.assertion, "NameID"], "name_id_missing");
  const nameId = textOf(element, "name_id_malformed");
  if (nameId === "" || nameId !== nameId.trim() || nameId.length > LONGEST || /[\t\n\r]/.test(nameId)) {
    throw new SamlRefusal("name_id_malformed", { received: nameId });
  }
  return {
    nameId,
    nameIdFormat: attribute(element, "Format") ?? FORMAT_UNSPECIFIED,
    nameQualifier: attribute(element, "NameQualifier"),
    spNameQualifier: attribute(element, "SPNameQualifier"),
  };
}
