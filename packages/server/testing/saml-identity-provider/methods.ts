const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const ENC = "http://www.w3.org/2001/04/xmlenc#";
const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const PSS = "http://www.w3.org/2007/05/xmldsig-more#";

/** The names of methods, good and bad, as messages write them. */
export const methods = {
  rsaSha1: `${DSIG}rsa-sha1`,
  rsaSha256: `${MORE}rsa-sha256`,
  rsaSha384: `${MORE}rsa-sha384`,
  rsaSha512: `${MORE}rsa-sha512`,
  pssSha256: `${PSS}sha256-rsa-MGF1`,
  ecdsaSha256: `${MORE}ecdsa-sha256`,
  ecdsaSha1: `${MORE}ecdsa-sha1`,
  hmacSha1: `${DSIG}hmac-sha1`,
  hmacSha256: `${MORE}hmac-sha256`,
  sha1: `${DSIG}sha1`,
  sha256: `${ENC}sha256`,
  sha384: `${MORE}sha384`,
  sha512: `${ENC}sha512`,
  md5: `${MORE}md5`,
  enveloped: `${DSIG}enveloped-signature`,
  exclusive: "http://www.w3.org/2001/10/xml-exc-c14n#",
  exclusiveWithComments: "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
  inclusive: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
  gcm256: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
  gcm128: "http://www.w3.org/2009/xmlenc11#aes128-gcm",
  cbc256: `${ENC}aes256-cbc`,
  cbc128: `${ENC}aes128-cbc`,
  tripleDes: `${ENC}tripledes-cbc`,
  oaep: `${ENC}rsa-oaep-mgf1p`,
  rsa15: `${ENC}rsa-1_5`,
} as const;
