import { API_KEY_PATTERN } from "./api-keys.ts";

/** The checksum that ends every API key: CRC-32 of what stands before its last `_`, as seven digits in base 36. */
export function checksumOf(text: string): string {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(36).padStart(7, "0");
}

/** Whether a text has the form of an API key and its checksum is right. Tells no good key from one that was revoked. */
export function isWellFormedKey(text: string): boolean {
  if (!API_KEY_PATTERN.test(text)) return false;
  const end = text.lastIndexOf("_");
  return checksumOf(text.slice(0, end)) === text.slice(end + 1);
}

/** The id of the Organization that a well-formed API key belongs to. */
export function organizationOfKey(key: string): string {
  return `org_${key.slice("rc_".length, "rc_".length + 32)}`;
}
