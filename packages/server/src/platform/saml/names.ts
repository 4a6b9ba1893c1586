/** Namespaces of the documents that SAML is made of. */
export const NS = {
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  signature: "http://www.w3.org/2000/09/xmldsig#",
  encryption: "http://www.w3.org/2001/04/xmlenc#",
  encryption11: "http://www.w3.org/2009/xmlenc11#",
  exclusive: "http://www.w3.org/2001/10/xml-exc-c14n#",
  schemaInstance: "http://www.w3.org/2001/XMLSchema-instance",
} as const;

export const STATUS_SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
export const STATUS_PARTIAL_LOGOUT = "urn:oasis:names:tc:SAML:2.0:status:PartialLogout";
export const METHOD_BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
export const FORMAT_ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
export const FORMAT_UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

/** How a message travels: in the address, or in a form that the browser posts. */
export type Binding = "redirect" | "post";

export const BINDING_URI: Record<Binding, string> = {
  redirect: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  post: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
};
