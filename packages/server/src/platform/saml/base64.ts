import type { SamlReason } from "./reasons.ts";
import { SamlRefusal } from "./refusal.ts";

/** Decodes base64 that is exactly that; white space is let through, since many break lines in it. */
export function fromBase64(text: string, reason: SamlReason): Buffer {
  const packed = text.replace(/[ \t\r\n]/g, "");
  if (packed === "" || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) throw new SamlRefusal(reason);
  return Buffer.from(packed, "base64");
}
